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
import { rowCells } from "../rows/row-cells.js";
import { formatNumber, formatShortDate, t } from "../text/translate.js";
import { type Address, emptyAddress } from "../view/address.js";
import { ListPane } from "../view/list-pane.js";
import type { View } from "../view/view.js";
import type { ViewHost } from "../view/view-host.js";
import { MediaList } from "./media-list.js";

/** The media by status, last changed first. Pages are read when the end of the list is reached. */
export class MediaView implements View {
  readonly pane: ListPane;
  readonly detail = el("div", { class: "detail" });
  readonly #changes: MediaChanges;
  readonly #host: ViewHost;
  readonly #panel: MediaPanel;
  readonly #head = el("div");
  readonly #media = new MediaList();
  readonly #pages = new PageReader<MediaPlace, MediaPage>({
    read: (after) => readMedia(this.pane.filters, after),
    onPage: (page, isFirst) => {
      if (isFirst) this.#media.begin(page);
      else this.#media.append(page);
      this.#applyChanges();
      this.#show();
    },
    onFailure: (text) => this.pane.showText(text),
  });
  #restarts: number;

  constructor(live: LiveRows, changes: MediaChanges, address: Address, host: ViewHost) {
    this.#changes = changes;
    this.#host = host;
    this.#restarts = changes.restarts;
    this.pane = new ListPane({
      ...{
        address,
        host,
        label: t("mediaList"),
        states: mediaStatuses,
        search: false,
        types: false,
      },
      onSelect: (key) => void this.#select(key),
      onFilter: () => void this.#pages.readFirst(),
      onEnd: () => void this.#pages.readNext(),
    });
    this.#panel = new MediaPanel({
      ...{ live, changes },
      onSelect: (key) => host.open(emptyAddress("live", key)),
      onStored: (id) => host.open(emptyAddress("inbox", id)),
      onMedia: (media) => {
        const live = emptyAddress("live");
        host.open({ ...live, filters: { ...live.filters, media } });
      },
      onState: (known) => this.#showHead(known),
    });
    if (hasMedia()) void this.#pages.readFirst();
    else this.pane.showText(t("mediaOff"));
    if (address.selected !== "") void this.#select(address.selected);
  }

  refresh(): void {
    this.#panel.refresh();
    if (!hasMedia()) return;
    if (this.#restarts !== this.#changes.restarts) {
      this.#restarts = this.#changes.restarts;
      void this.#pages.readFirst();
    } else if (!this.#host.isPaused() && !this.#pages.isReading) this.#applyChanges();
  }

  /** The number of changed media that wait while the list is paused. */
  get waiting(): number {
    return this.#media.waiting(this.#changes);
  }

  #applyChanges(): void {
    const { provider, state } = this.pane.filters;
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
    this.pane.bar.count(`${formatNumber(media.length)}${more}`);
    this.pane.bar.offer(
      media.map(({ provider }) => provider),
      [],
    );
    const rows = media.map((one) => ({
      key: textOfMedia(one),
      version: `${one.status} ${one.at}`,
      render: () => cellsOf(one),
    }));
    this.pane.show(rows, t("noMedia"));
  }

  async #select(key: string): Promise<void> {
    const media = mediaIn(key);
    if (media === undefined) return;
    const isOther = key !== this.pane.selected;
    this.pane.select(key);
    this.detail.ariaBusy = "true";
    if (isOther) this.#showHead({});
    fill(this.detail, this.#head, this.#panel.element);
    await this.#panel.show(media, "");
    if (this.pane.selected === key) this.detail.ariaBusy = "false";
  }

  #showHead({ state }: StateOfMedia): void {
    const media = mediaIn(this.pane.selected);
    const { name, status } = state ?? {};
    const head = detailHead({
      title: name?.value ?? media?.mediaId ?? "",
      id: media?.mediaId,
      state: status && toneBadge(toneOfResult(status), t(status)),
      retry: undefined,
    });
    fill(this.#head, head);
  }
}

function cellsOf({ provider, mediaId, status, name, at }: ListedMedia): readonly Node[] {
  const tone = toneOfResult(status);
  return rowCells({
    ...{ tone, badge: toneBadge(tone, t(status)), place: [provider, mediaId] },
    title: [name ?? mediaId],
    time: formatShortDate(at),
  });
}
