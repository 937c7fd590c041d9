import { detailHead } from "../detail/detail-head.js";
import { toneBadge } from "../detail/sections.js";
import { announce } from "../elements/announcer.js";
import { el, fill } from "../elements/dom.js";
import { MediaPanel } from "../media-state/media-panel.js";
import {
  hasMedia,
  type ListedMedia,
  type MediaPage,
  type MediaPlace,
  readMedia,
  type StateOfMedia,
} from "../requests/media-api.js";
import { PageReader } from "../requests/page-reader.js";
import type { LiveRows } from "../rows/live-rows.js";
import { type MediaChanges, mediaIn, textOfMedia } from "../rows/media-changes.js";
import { mediaStatuses, toneOfResult } from "../rows/media-status.js";
import { VirtualList } from "../rows/virtual-list.js";
import { formatNumber, formatShortDate, t } from "../text/translate.js";
import { type Address, emptyAddress } from "../view/address.js";
import { FilterBar } from "../view/filter-bar.js";
import type { View, ViewHost } from "../view/view.js";
import { MediaList } from "./media-list.js";

/** The media by status, last changed first. Pages are read when the end of the list is reached. */
export class MediaView implements View {
  readonly list: HTMLElement;
  readonly detail = el("div", { class: "detail" });
  readonly #changes: MediaChanges;
  readonly #host: ViewHost;
  readonly #rows: VirtualList;
  readonly #bar: FilterBar;
  readonly #panel: MediaPanel;
  readonly #head = el("div");
  readonly #empty = el("div", { class: "empty", hidden: true });
  readonly #media = new MediaList();
  #filters: Address["filters"];
  readonly #pages = new PageReader<MediaPlace, MediaPage>({
    read: (after) => readMedia(this.#filters, after),
    onPage: (page, isFirst) => {
      if (isFirst) this.#media.begin(page);
      else this.#media.append(page);
      this.#applyChanges();
      this.#show();
    },
    onFailure: ({ message: reason }) => this.#showEmpty(t("failedRequest", { reason })),
  });
  #restarts: number;

  constructor(
    live: LiveRows,
    changes: MediaChanges,
    { filters, selected }: Address,
    host: ViewHost,
  ) {
    this.#changes = changes;
    this.#host = host;
    this.#filters = filters;
    this.#restarts = changes.restarts;
    this.#rows = new VirtualList("media", t("mediaList"), {
      onSelect: (key) => void this.#select(key),
      onOpen: () => host.openDetail(),
      onEnd: () => void this.#pages.readNext(),
    });
    this.#bar = new FilterBar({
      ...{ filters, states: mediaStatuses, search: false, types: false },
      onChange: (changed) => {
        this.#filters = changed;
        this.#write();
        void this.#pages.readFirst();
      },
    });
    this.#panel = new MediaPanel({
      ...{ live, changes },
      onSelect: (key) => host.open({ ...emptyAddress("live"), selected: key }),
      onStored: (id) => host.open({ ...emptyAddress("inbox"), selected: id }),
      onMedia: (media) => {
        const { filters: none } = emptyAddress("live");
        host.open({ ...emptyAddress("live"), filters: { ...none, media } });
      },
      onState: (known) => this.#showHead(known),
    });
    this.list = el(
      "div",
      { class: "list-pane" },
      this.#bar.element,
      this.#empty,
      this.#rows.element,
    );
    if (hasMedia()) void this.#pages.readFirst();
    else this.#showEmpty(t("mediaOff"));
    if (selected !== "") void this.#select(selected);
  }

  refresh(): void {
    this.#panel.refresh();
    if (!hasMedia()) return;
    if (this.#restarts !== this.#changes.restarts) {
      this.#restarts = this.#changes.restarts;
      void this.#pages.readFirst();
    } else if (!this.#host.isPaused() && !this.#pages.isReading) this.#applyChanges();
  }

  onNew(): void {}

  focusSearch(): void {
    this.list.querySelector("select")?.focus();
  }

  focusList(): void {
    this.#rows.element.focus();
  }

  /** The number of changed media that wait while the list is paused. */
  get waiting(): number {
    return this.#media.waiting(this.#changes);
  }

  #applyChanges(): void {
    const { provider, state } = this.#filters;
    const count = this.#media.apply(
      this.#changes,
      (media) =>
        (provider === "" || media.provider === provider) &&
        (state === "" || media.status === state),
    );
    if (count === 0) return;
    announce(t("changedMedia", { count: formatNumber(count) }));
    this.#show();
  }

  #show(): void {
    const { media } = this.#media;
    const more = this.#pages.hasMore ? "+" : "";
    this.#bar.count(`${formatNumber(media.length)}${more}`);
    this.#bar.offer([...new Set(media.map(({ provider }) => provider))].sort(), []);
    this.#showEmpty(media.length === 0 ? t("noMedia") : undefined);
    this.#rows.show(
      media.map((one) => ({
        key: textOfMedia(one),
        version: `${one.status} ${one.at}`,
        render: () => cellsOf(one),
      })),
    );
  }

  #showEmpty(text: string | undefined): void {
    this.#rows.element.hidden = text !== undefined;
    this.#empty.hidden = text === undefined;
    fill(this.#empty, el("strong", {}, text));
  }

  async #select(key: string): Promise<void> {
    const media = mediaIn(key);
    if (media === undefined) return;
    const isOther = key !== this.#rows.selected;
    this.#rows.select(key);
    this.#write();
    this.#host.showDetail();
    this.detail.ariaBusy = "true";
    if (isOther) this.#showHead({});
    fill(this.detail, this.#head, this.#panel.element);
    await this.#panel.show(media, "");
    if (this.#rows.selected === key) this.detail.ariaBusy = "false";
  }

  #showHead({ state }: StateOfMedia): void {
    const media = mediaIn(this.#rows.selected);
    const { name, status } = state ?? {};
    const head = detailHead({
      title: name?.value ?? media?.mediaId ?? "",
      id: media?.mediaId,
      state: status && toneBadge(toneOfResult(status), t(status)),
      retry: undefined,
    });
    fill(this.#head, head);
  }

  #write(): void {
    const address = { ...emptyAddress("media"), filters: this.#filters };
    this.#host.write({ ...address, selected: this.#rows.selected });
  }
}

function cellsOf({ provider, mediaId, status, name, at }: ListedMedia): readonly Node[] {
  const tone = toneOfResult(status);
  return [
    el("span", { class: `dot ${tone}`, "aria-hidden": "true" }),
    el(
      "span",
      { class: "row-main" },
      el("span", { class: "row-title" }, name ?? mediaId),
      el("span", { class: "row-sub" }, `${provider} · ${mediaId}`),
    ),
    el(
      "span",
      { class: "row-side" },
      toneBadge(tone, t(status)),
      el("time", {}, formatShortDate(at)),
    ),
  ];
}
