import { el } from "../elements/dom.js";

/** A row of a {@link VirtualList}. */
export interface ListRow {
  readonly key: string;
  /** Changes when the content of the row changes. */
  readonly version: string;
  /** Creates the content of the row. */
  render(): readonly Node[];
}

/** The events of a {@link VirtualList}. */
export interface ListListener {
  /** A row was selected by the user. */
  onSelect(key: string): void;
  /** The user wants to go to the details of the selected row. */
  onOpen(): void;
  /** The end of the list became visible. */
  onEnd?(): void;
}

/** The element of a visible row. */
interface ShownRow {
  readonly version: string;
  readonly element: HTMLElement;
}

/** The height of a row in pixels, as in the style sheet. */
const rowHeight = 60;

/** The rows that are created above and below the visible ones. */
const margin = 6;

/**
 * A list box that creates elements for the visible rows only. Rows that are added above leave the visible ones where
 * they are, unless the list is at its top.
 */
export class VirtualList {
  readonly element: HTMLElement;
  readonly #space = el("div", { class: "list-space", role: "presentation" });
  readonly #listener: ListListener;
  readonly #id: string;
  #rows: readonly ListRow[] = [];
  #indexes = new Map<string, number>();
  #selected = "";
  #shown = new Map<string, ShownRow>();
  #queued = false;

  constructor(id: string, label: string, listener: ListListener) {
    this.#id = id;
    this.#listener = listener;
    this.element = el(
      "div",
      {
        ...{ id, class: "list", role: "listbox", tabindex: 0, "aria-label": label },
        onscroll: () => this.#queue(),
        onkeydown: (event: KeyboardEvent) => this.#onKey(event),
        onclick: (event: MouseEvent) => this.#onClick(event),
      },
      this.#space,
    );
    new ResizeObserver(() => this.#queue()).observe(this.element);
  }

  get selected(): string {
    return this.#selected;
  }

  /** Shows other rows. */
  show(rows: readonly ListRow[]): void {
    const { scrollTop } = this.element;
    const top = Math.floor(scrollTop / rowHeight);
    const anchor = scrollTop < rowHeight / 2 ? undefined : this.#rows[top]?.key;
    this.#rows = rows;
    this.#indexes = new Map(rows.map(({ key }, index) => [key, index]));
    this.#space.style.height = `${rows.length * rowHeight}px`;
    const moved = anchor === undefined ? undefined : this.#indexes.get(anchor);
    if (moved !== undefined && moved !== top) {
      this.element.scrollTop = moved * rowHeight + (scrollTop % rowHeight);
    }
    this.#render();
  }

  /** Selects a row and makes it visible; an empty key selects none. */
  select(key: string): void {
    this.#selected = key;
    const index = this.#indexes.get(key);
    if (index !== undefined) this.#reveal(index);
    this.#render();
  }

  #reveal(index: number): void {
    const { scrollTop, clientHeight } = this.element;
    const top = index * rowHeight;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) {
      this.element.scrollTop = top + rowHeight - clientHeight;
    }
  }

  #queue(): void {
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      this.#render();
    });
  }

  #render(): void {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
    const end = Math.min(
      this.#rows.length,
      Math.ceil((scrollTop + clientHeight) / rowHeight) + margin,
    );
    const shown = new Map<string, ShownRow>();
    for (let index = first; index < end; index++) {
      const row = this.#rows[index];
      if (row !== undefined) shown.set(row.key, this.#optionOf(row, index));
    }
    for (const [key, { element }] of this.#shown) {
      if (shown.get(key)?.element !== element) element.remove();
    }
    this.#shown = shown;
    const active = shown.get(this.#selected)?.element.id;
    if (active === undefined) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", active);
    if (end === this.#rows.length && end > 0) this.#listener.onEnd?.();
  }

  #optionOf(row: ListRow, index: number): ShownRow {
    const known = this.#shown.get(row.key);
    const option = known?.version === row.version ? known : this.#create(row);
    const { element } = option;
    element.id = `${this.#id}-${index}`;
    element.style.transform = `translateY(${index * rowHeight}px)`;
    element.setAttribute("aria-posinset", String(index + 1));
    element.setAttribute("aria-setsize", String(this.#rows.length));
    element.setAttribute("aria-selected", String(row.key === this.#selected));
    return option;
  }

  #create(row: ListRow): ShownRow {
    const element = el(
      "div",
      { class: "row", role: "option", "data-key": row.key },
      ...row.render(),
    );
    this.#space.append(element);
    return { version: row.version, element };
  }

  #onClick({ target }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>(".row") : null;
    if (row?.dataset.key !== undefined) this.#choose(row.dataset.key);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      event.preventDefault();
      this.#listener.onOpen();
      return;
    }
    const current = this.#indexes.get(this.#selected) ?? -1;
    const page = Math.max(1, Math.floor(this.element.clientHeight / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: this.#rows.length - 1,
    };
    const wanted = steps[event.key];
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const row = this.#rows[Math.min(Math.max(wanted, 0), this.#rows.length - 1)];
    if (row !== undefined) this.#choose(row.key);
  }

  #choose(key: string): void {
    this.select(key);
    this.#listener.onSelect(key);
  }
}
