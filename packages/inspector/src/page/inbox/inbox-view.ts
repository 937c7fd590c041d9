import { retryDeadLetters } from "../detail/retry.js";
import { badge } from "../detail/sections.js";
import { confirmDialog } from "../elements/dialogs.js";
import { el, fill } from "../elements/dom.js";
import { roundButton } from "../elements/round-button.js";
import { RequestFailure } from "../requests/api.js";
import { PageReader } from "../requests/page-reader.js";
import { textOfMedia } from "../rows/media-changes.js";
import { inboxStates, toneOf } from "../rows/row-state.js";
import { VirtualList } from "../rows/virtual-list.js";
import { formatDate, formatNumber, formatShortDate, t } from "../text/translate.js";
import { type Address, emptyAddress } from "../view/address.js";
import { FilterBar } from "../view/filter-bar.js";
import type { View, ViewHost } from "../view/view.js";
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
  readonly list: HTMLElement;
  readonly detail = el("div", { class: "detail" });
  readonly waiting = 0;
  readonly #host: ViewHost;
  readonly #rows: VirtualList;
  readonly #bar: FilterBar;
  readonly #stats = el("div", { class: "stats" });
  readonly #empty = el("div", { class: "empty", hidden: true });
  #filters: Address["filters"];
  #entries: InboxEntry[] = [];
  readonly #pages = new PageReader<Cursor, InboxPage>({
    read: (after) => {
      const { provider, type, state } = this.#filters;
      return readEntries(new URLSearchParams({ provider, type, state }).toString(), after);
    },
    onPage: ({ entries }) => {
      this.#entries.push(...entries);
      this.#show();
    },
    onFailure: ({ message: reason }) => this.#showEmpty(t("failedRequest", { reason })),
  });

  constructor({ filters, selected }: Address, host: ViewHost) {
    this.#host = host;
    this.#filters = filters;
    this.#rows = new VirtualList("inbox", t("entries"), {
      onSelect: (id) => void this.#select(id),
      onOpen: () => host.openDetail(),
      onEnd: () => void this.#pages.readNext(),
    });
    this.#bar = new FilterBar({
      ...{ filters, states: inboxStates, search: false, types: true },
      onChange: (changed) => {
        this.#filters = changed;
        this.#write();
        void this.#reload();
      },
    });
    this.list = el(
      "div",
      { class: "list-pane" },
      this.#stats,
      this.#bar.element,
      this.#empty,
      this.#rows.element,
    );
    void this.#reload();
    if (selected !== "") void this.#select(selected);
  }

  refresh(): void {}

  onNew(): void {}

  focusSearch(): void {
    this.list.querySelector("select")?.focus();
  }

  focusList(): void {
    this.#rows.element.focus();
  }

  async #reload(): Promise<void> {
    this.#entries = [];
    void this.#showStats();
    await this.#pages.readFirst();
  }

  #show(): void {
    const more = this.#pages.hasMore ? "+" : "";
    this.#bar.count(`${formatNumber(this.#entries.length)}${more}`);
    this.#bar.offer(
      [...new Set(this.#entries.map(({ provider }) => provider))].sort(),
      [...new Set(this.#entries.flatMap(({ type }) => type ?? []))].sort(),
    );
    this.#showEmpty(this.#entries.length === 0 ? t("noEntries") : undefined);
    this.#rows.show(
      this.#entries.map((entry) => ({
        key: entry.id,
        version: entry.state,
        render: () => cellsOf(entry),
      })),
    );
  }

  #showEmpty(text: string | undefined): void {
    this.#rows.element.hidden = text !== undefined;
    this.#empty.hidden = text === undefined;
    fill(this.#empty, el("strong", {}, text));
  }

  async #showStats(): Promise<void> {
    const stats = await readStats().catch(() => undefined);
    fill(
      this.#stats,
      ...(stats === undefined
        ? []
        : inboxStates.map((state) => countOf(state as keyof InboxStats, stats))),
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
    const { provider, type } = this.#filters;
    await retryDeadLetters(new URLSearchParams({ provider, type }).toString());
    await this.#reload();
  }

  async #select(id: string): Promise<void> {
    this.#rows.select(id);
    this.#write();
    this.#host.showDetail();
    this.detail.ariaBusy = "true";
    const content = await readEntry(id).then(
      (record) =>
        entryDetail(record, (media) =>
          this.#host.open({ ...emptyAddress("media"), selected: textOfMedia(media) }),
        ),
      failureOf,
    );
    if (this.#rows.selected !== id) return;
    fill(this.detail, ...content);
    this.detail.ariaBusy = "false";
  }

  #write(): void {
    const address = { ...emptyAddress("inbox"), filters: this.#filters };
    this.#host.write({ ...address, selected: this.#rows.selected });
  }
}

function failureOf(error: unknown): readonly Node[] {
  if (!(error instanceof RequestFailure)) throw error;
  return [el("p", { class: "empty" }, t("failedRequest", { reason: error.message }))];
}

function countOf(state: keyof InboxStats, stats: InboxStats): HTMLElement {
  const name = state as "waiting" | "running" | "done" | "dead";
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
  const place = [provider, mediaId, lastError].filter((part) => part !== undefined).join(" · ");
  return [
    el("span", { class: `dot ${toneOf(state)}`, "aria-hidden": "true" }),
    el(
      "span",
      { class: "row-main" },
      el("span", { class: "row-title" }, type ?? t("undecodable")),
      el("span", { class: "row-sub" }, place),
    ),
    el(
      "span",
      { class: "row-side" },
      badge(state),
      el("time", {}, formatShortDate(Date.parse(receivedAt))),
    ),
  ];
}
