import { retryDeadLetters } from "../detail/retry.js";
import { badge } from "../detail/sections.js";
import { confirmDialog } from "../elements/dialogs.js";
import { el, fill } from "../elements/dom.js";
import { roundButton } from "../elements/round-button.js";
import { failureText } from "../requests/api.js";
import { PageReader } from "../requests/page-reader.js";
import { textOfMedia } from "../rows/media-changes.js";
import { rowCells } from "../rows/row-cells.js";
import { inboxStates, toneOf } from "../rows/row-state.js";
import { formatDate, formatNumber, formatShortDate, t } from "../text/translate.js";
import { type Address, emptyAddress } from "../view/address.js";
import { ListPane } from "../view/list-pane.js";
import type { View } from "../view/view.js";
import type { ViewHost } from "../view/view-host.js";
import { entryDetail } from "./entry-detail.js";
import {
  type Cursor,
  type InboxEntry,
  type InboxPage,
  type InboxStats,
  readEntries,
  readEntry,
  readStats,
} from "./inbox-api.js";

/** The entries of the inbox, newest received first. Pages are read when the end of the list is reached. */
export class InboxView implements View {
  readonly pane: ListPane;
  readonly detail = el("div", { class: "detail" });
  readonly waiting = 0;
  readonly #host: ViewHost;
  readonly #stats = el("div", { class: "stats" });
  #entries: InboxEntry[] = [];
  readonly #pages = new PageReader<Cursor, InboxPage>({
    read: (after) => {
      const { provider, type, state } = this.pane.filters;
      return readEntries(new URLSearchParams({ provider, type, state }).toString(), after);
    },
    onPage: ({ entries }) => {
      this.#entries.push(...entries);
      this.#show();
    },
    onFailure: (text) => this.pane.showText(text),
  });

  constructor(address: Address, host: ViewHost) {
    this.#host = host;
    this.pane = new ListPane({
      ...{ address, host, label: t("entries"), states: inboxStates, search: false, types: true },
      head: this.#stats,
      onSelect: (id) => void this.#select(id),
      onFilter: () => void this.#reload(),
      onEnd: () => void this.#pages.readNext(),
    });
    void this.#reload();
    if (address.selected !== "") void this.#select(address.selected);
  }

  async #reload(): Promise<void> {
    this.#entries = [];
    void this.#showStats();
    await this.#pages.readFirst();
  }

  #show(): void {
    const more = this.#pages.hasMore ? "+" : "";
    this.pane.bar.count(`${formatNumber(this.#entries.length)}${more}`);
    this.pane.bar.offer(
      this.#entries.map(({ provider }) => provider),
      this.#entries.map(({ type }) => type),
    );
    const rows = this.#entries.map((entry) => ({
      key: entry.id,
      version: entry.state,
      render: () => cellsOf(entry),
    }));
    this.pane.show(rows, t("noEntries"));
  }

  async #showStats(): Promise<void> {
    const stats = await readStats().catch(() => undefined);
    fill(
      this.#stats,
      ...(stats === undefined ? [] : inboxStates.map((state) => countOf(state, stats))),
      el(
        "div",
        { class: "stats-actions" },
        roundButton("retry", t("refresh"), () => void this.#reload()),
        el("button", { type: "button", onclick: () => this.#retryAll() }, t("retryAll")),
      ),
    );
  }

  async #retryAll(): Promise<void> {
    if (!(await confirmDialog(t("retryAllQuestion"), t("retryAll")))) return;
    const { provider, type } = this.pane.filters;
    await retryDeadLetters(new URLSearchParams({ provider, type }).toString());
    await this.#reload();
  }

  async #select(id: string): Promise<void> {
    this.pane.select(id);
    this.detail.ariaBusy = "true";
    const content = await readEntry(id).then(
      (record) =>
        entryDetail(record, (media) => this.#host.open(emptyAddress("media", textOfMedia(media)))),
      failureOf,
    );
    if (this.pane.selected !== id) return;
    fill(this.detail, ...content);
    this.detail.ariaBusy = "false";
  }
}

function failureOf(error: unknown): readonly Node[] {
  return [el("p", { class: "empty" }, failureText(error))];
}

function countOf(name: InboxEntry["state"], stats: InboxStats): HTMLElement {
  const oldest = name === "waiting" ? stats.oldestOpenAt : undefined;
  const title = oldest && t("oldestOpen", { time: formatDate(Date.parse(oldest)) });
  return el(
    "div",
    { class: `stat ${toneOf(name)}`, title },
    el("strong", {}, formatNumber(stats[name])),
    el("span", {}, t(name)),
  );
}

function cellsOf({ state, type, provider, mediaId, receivedAt, lastError }: InboxEntry) {
  return rowCells({
    ...{ tone: toneOf(state), badge: badge(state), place: [provider, mediaId, lastError] },
    title: [type ?? t("undecodable")],
    time: formatShortDate(Date.parse(receivedAt)),
  });
}
