import { badge } from "../detail/sections.js";
import { announce } from "../elements/announcer.js";
import { el } from "../elements/dom.js";
import type { LiveRow, LiveRows } from "../rows/live-rows.js";
import { type MediaChanges, textOfMedia } from "../rows/media-changes.js";
import { liveStates, stateOf, toneOf } from "../rows/row-state.js";
import { type ListRow, VirtualList } from "../rows/virtual-list.js";
import { formatNumber, formatTime, t } from "../text/translate.js";
import { type Address, emptyAddress } from "../view/address.js";
import { FilterBar } from "../view/filter-bar.js";
import type { View, ViewHost } from "../view/view.js";
import { LiveDetail } from "./live-detail.js";

/** The live list of deliveries and events. */
export class LiveView implements View {
  readonly list: HTMLElement;
  readonly detail: HTMLElement;
  readonly #live: LiveRows;
  readonly #host: ViewHost;
  readonly #rows: VirtualList;
  readonly #bar: FilterBar;
  readonly #detail: LiveDetail;
  readonly #empty = el("div", { class: "empty" });
  #filters: Address["filters"];
  /** The selection of the URL until its row is there. */
  #wanted: string;
  /** The last row that is shown; later ones wait while the list is paused. */
  #shownUntil: LiveRow | undefined;

  constructor(
    live: LiveRows,
    changes: MediaChanges,
    { filters, selected }: Address,
    host: ViewHost,
  ) {
    this.#live = live;
    this.#host = host;
    this.#filters = filters;
    this.#detail = new LiveDetail({
      ...{ live, changes },
      onSelect: (key) => this.select(key),
      onStored: (id) => host.open({ ...emptyAddress("inbox"), selected: id }),
      onOpen: (media) => host.open({ ...emptyAddress("media"), selected: textOfMedia(media) }),
      onMedia: (mediaId) => this.#bar.chooseMedia(mediaId),
    });
    this.detail = this.#detail.element;
    this.#rows = new VirtualList("live", t("deliveries"), {
      onSelect: (key) => this.select(key),
      onOpen: () => host.openDetail(),
    });
    this.#bar = new FilterBar({
      ...{ filters, states: liveStates, search: true, types: true },
      onChange: (changed) => {
        this.#filters = changed;
        this.#write();
        this.refresh();
      },
    });
    this.list = el(
      "div",
      { class: "list-pane" },
      this.#bar.element,
      this.#empty,
      this.#rows.element,
    );
    this.#wanted = selected;
    this.refresh();
  }

  focusSearch(): void {
    this.#bar.focus();
  }

  focusList(): void {
    this.#rows.element.focus();
  }

  /** Selects a row and shows its details. */
  select(key: string): void {
    const row = this.#live.find(key);
    if (row === undefined) return;
    this.#wanted = "";
    this.#rows.select(key);
    this.#write();
    this.#host.showDetail();
    void this.#detail.show(row);
  }

  /** Shows the rows that match. While the list is paused, only those that it showed before. */
  refresh(): void {
    const { rows } = this.#live;
    if (!this.#host.isPaused()) this.#shownUntil = rows.at(-1);
    const end = this.#shownUntil === undefined ? 0 : rows.lastIndexOf(this.#shownUntil) + 1;
    const shown = rows
      .slice(0, end)
      .reverse()
      .filter((row) => this.#matches(row));
    this.#rows.show(shown.map((row) => this.#listRow(row)));
    this.#bar.count(
      t("shown", { shown: formatNumber(shown.length), total: formatNumber(rows.length) }),
    );
    this.#bar.offer(
      distinct(rows.map(({ delivery }) => delivery.provider)),
      distinct(rows.map(({ event }) => event?.type)),
    );
    this.#showEmpty(shown.length === 0, rows.length === 0);
    if (this.#wanted !== "") this.select(this.#wanted);
    this.#detail.refresh();
  }

  onNew(count: number): void {
    announce(t("newRows", { count: formatNumber(count) }));
  }

  /** The number of rows that wait while the list is paused. */
  get waiting(): number {
    const { rows } = this.#live;
    return this.#shownUntil === undefined
      ? rows.length
      : rows.length - 1 - rows.lastIndexOf(this.#shownUntil);
  }

  #showEmpty(isEmpty: boolean, isFirst: boolean): void {
    this.#rows.element.hidden = isEmpty;
    this.#empty.hidden = !isEmpty;
    const text = isFirst ? t("waitingForFirst") : t("noMatch");
    if (this.#empty.dataset.text === text) return;
    this.#empty.dataset.text = text;
    this.#empty.replaceChildren(el("strong", {}, text));
    if (isFirst) this.#empty.append(el("p", {}, t("waitingHint")));
  }

  #write(): void {
    const address = { ...emptyAddress("live"), filters: this.#filters };
    this.#host.write({ ...address, selected: this.#rows.selected });
  }

  #matches(row: LiveRow): boolean {
    const { q, provider, type, state, media } = this.#filters;
    return (
      (q === "" || row.text.includes(q.toLowerCase())) &&
      (provider === "" || row.delivery.provider === provider) &&
      (type === "" || row.event?.type === type) &&
      (media === "" || row.event?.mediaId === media) &&
      (state === "" || stateOf(row, (id) => this.#live.progressOf(id)) === state)
    );
  }

  #listRow(row: LiveRow): ListRow {
    const state = stateOf(row, (id) => this.#live.progressOf(id));
    return { key: row.key, version: state, render: () => cellsOf(row, state) };
  }
}

function cellsOf(row: LiveRow, state: ReturnType<typeof stateOf>): readonly Node[] {
  const { delivery, event } = row;
  const title = event?.type ?? delivery.code ?? t("noEvents");
  const place = [delivery.provider ?? t("unknownPath"), event?.mediaId];
  const outcome =
    event?.outcome === "failed" || event?.outcome === "partial" ? event.outcome : undefined;
  return [
    el("span", { class: `dot ${toneOf(state)}`, "aria-hidden": "true" }),
    el(
      "span",
      { class: "row-main" },
      el(
        "span",
        { class: "row-title" },
        title,
        outcome && el("span", { class: "outcome" }, outcome),
      ),
      el("span", { class: "row-sub" }, place.filter((part) => part !== undefined).join(" · ")),
    ),
    el("span", { class: "row-side" }, badge(state), el("time", {}, formatTime(delivery.at))),
  ];
}

function distinct(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}
