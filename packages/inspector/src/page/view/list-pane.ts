import { el, fill } from "../elements/dom.js";
import { type ListRow, VirtualList } from "../rows/virtual-list.js";
import type { TextName } from "../text/translate.js";
import { type Address, emptyAddress } from "./address.js";
import { FilterBar } from "./filter-bar.js";
import type { ViewHost } from "./view-host.js";

/** What a {@link ListPane} shows and tells. */
export interface ListPaneOptions {
  readonly address: Address;
  readonly host: ViewHost;
  /** The name of the list. */
  readonly label: string;
  /** The states to filter by. */
  readonly states: readonly TextName[];
  /** Whether texts can be searched for. */
  readonly search: boolean;
  /** Whether the list can be filtered by the type of an event. */
  readonly types: boolean;
  /** What is above the filters. */
  readonly head?: HTMLElement;
  /** A row was selected by the user. */
  onSelect(key: string): void;
  /** The filters were changed. */
  onFilter(): void;
  /** The end of the list became visible. */
  onEnd?(): void;
}

/** The filters and the list of a view. The URL has its filters and its selection. */
export class ListPane {
  readonly element: HTMLElement;
  readonly bar: FilterBar;
  readonly #rows: VirtualList;
  readonly #empty = el("div", { class: "empty", hidden: true });
  readonly #options: ListPaneOptions;
  #filters: Address["filters"];

  constructor(options: ListPaneOptions) {
    const { address, host, label, head, onSelect, onEnd } = options;
    this.#options = options;
    this.#filters = address.filters;
    this.#rows = new VirtualList(address.view, label, {
      ...{ onSelect, onOpen: host.openDetail },
      ...(onEnd && { onEnd }),
    });
    this.bar = new FilterBar({
      ...options,
      filters: address.filters,
      onChange: (changed) => {
        this.#filters = changed;
        this.#write();
        options.onFilter();
      },
    });
    const parts = [head, this.bar.element, this.#empty, this.#rows.element];
    this.element = el("div", { class: "list-pane" }, ...parts);
  }

  get filters(): Address["filters"] {
    return this.#filters;
  }

  /** The key of the selected row; empty for none. */
  get selected(): string {
    return this.#rows.selected;
  }

  /** Shows rows; without any, a text and a hint. */
  show(rows: readonly ListRow[], empty: string, hint?: string): void {
    if (rows.length === 0) this.showText(empty, hint);
    else this.#showRows(true);
    this.#rows.show(rows);
  }

  /** Shows a text instead of rows. */
  showText(text: string, hint?: string): void {
    this.#showRows(false);
    if (this.#empty.firstChild?.textContent === text) return;
    fill(this.#empty, el("strong", {}, text), hint !== undefined && el("p", {}, hint));
  }

  /** Selects a row and shows the details. */
  select(key: string): void {
    this.#rows.select(key);
    this.#write();
    this.#options.host.showDetail();
  }

  focus(): void {
    this.#rows.element.focus();
  }

  #showRows(isShown: boolean): void {
    this.#rows.element.hidden = !isShown;
    this.#empty.hidden = isShown;
  }

  #write(): void {
    const { view } = this.#options.address;
    const { filters, selected } = this;
    this.#options.host.write({ ...emptyAddress(view), filters, selected });
  }
}
