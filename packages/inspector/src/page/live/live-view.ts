import { badge } from "../detail/sections.js";
import { announce } from "../elements/announcer.js";
import { el } from "../elements/dom.js";
import type { LiveRow, LiveRows } from "../rows/live-rows.js";
import { type MediaChanges, textOfMedia } from "../rows/media-changes.js";
import { rowCells } from "../rows/row-cells.js";
import { liveStates, stateOf, toneOf } from "../rows/row-state.js";
import type { ListRow } from "../rows/virtual-list.js";
import { formatNumber, formatTime, t } from "../text/translate.js";
import { type Address, emptyAddress } from "../view/address.js";
import { ListPane } from "../view/list-pane.js";
import type { View } from "../view/view.js";
import type { ViewHost } from "../view/view-host.js";
import { LiveDetail } from "./live-detail.js";

/** The live list of deliveries and events. */
export class LiveView implements View {
  readonly pane: ListPane;
  readonly detail: HTMLElement;
  readonly #live: LiveRows;
  readonly #host: ViewHost;
  readonly #detail: LiveDetail;
  /** The selection of the URL until its row is there. */
  #wanted: string;
  /** The last row that is shown; later ones wait while the list is paused. */
  #shownUntil: LiveRow | undefined;

  constructor(live: LiveRows, changes: MediaChanges, address: Address, host: ViewHost) {
    this.#live = live;
    this.#host = host;
    this.#detail = new LiveDetail({
      ...{ live, changes },
      onSelect: (key) => this.select(key),
      onStored: (id) => host.open(emptyAddress("inbox", id)),
      onOpen: (media) => host.open(emptyAddress("media", textOfMedia(media))),
      onMedia: (mediaId) => this.pane.bar.chooseMedia(mediaId),
    });
    this.detail = this.#detail.element;
    this.pane = new ListPane({
      ...{ address, host, label: t("deliveries"), states: liveStates, search: true, types: true },
      onSelect: (key) => this.select(key),
      onFilter: () => this.refresh(),
    });
    this.#wanted = address.selected;
    this.refresh();
  }

  /** Selects a row and shows its details. */
  select(key: string): void {
    const row = this.#live.find(key);
    if (row === undefined) return;
    this.#wanted = "";
    this.pane.select(key);
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
    const listed = shown.map((row) => this.#listRow(row));
    if (rows.length === 0) this.pane.show(listed, t("waitingForFirst"), t("waitingHint"));
    else this.pane.show(listed, t("noMatch"));
    this.pane.bar.count(
      t("shown", { shown: formatNumber(shown.length), total: formatNumber(rows.length) }),
    );
    this.pane.bar.offer(
      rows.map(({ delivery }) => delivery.provider),
      rows.map(({ event }) => event?.type),
    );
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

  #matches(row: LiveRow): boolean {
    const { q, provider, type, state, media } = this.pane.filters;
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
  return rowCells({
    ...{ tone: toneOf(state), place, badge: badge(state), time: formatTime(delivery.at) },
    title: [title, outcome && el("span", { class: "outcome" }, outcome)],
  });
}
