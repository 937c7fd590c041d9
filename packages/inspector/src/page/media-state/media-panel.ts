import type { MediaKey } from "@vod-events/core/media";
import { hasInbox } from "../detail/detail-head.js";
import { section } from "../detail/sections.js";
import { type Child, el, fill } from "../elements/dom.js";
import { plainButton } from "../elements/plain-button.js";
import { failureText } from "../requests/api.js";
import { hasMedia, readState, type StateOfMedia } from "../requests/media-api.js";
import type { LiveRows } from "../rows/live-rows.js";
import { type MediaChanges, textOfMedia } from "../rows/media-changes.js";
import { t } from "../text/translate.js";
import { mediaTimeline, type TimelineListener } from "./media-timeline.js";
import { eventsOf, type NamedEvent } from "./state-rows.js";
import { stateView } from "./state-view.js";

/** What a {@link MediaPanel} shows and tells. */
export interface MediaPanelOptions extends TimelineListener {
  readonly live: LiveRows;
  readonly changes: MediaChanges;
  /** Shows the media in the list of media; absent when it is shown there. */
  readonly onOpen?: (media: MediaKey) => void;
  /** The state was read. */
  readonly onState?: (known: StateOfMedia) => void;
}

/** The state of a media beside its timeline. */
export class MediaPanel {
  readonly element = el("div", { class: "media-panel" });
  readonly #options: MediaPanelOptions;
  readonly #state = el("div");
  readonly #timeline = el("div");
  #media: MediaKey | undefined;
  #current = "";
  #named: readonly NamedEvent[] = [];
  /** The number of the last change before the state was read. */
  #readAt = -1;
  #isReading = false;
  #version = "";
  /** The id of the selected event. */
  #marked = "";

  constructor(options: MediaPanelOptions) {
    this.#options = options;
    fill(this.element, this.#state, this.#timeline);
  }

  /** Shows a media, or none. Resolves when its state was read. */
  async show(media: MediaKey | undefined, current: string): Promise<void> {
    const isOther =
      media === undefined ||
      this.#media === undefined ||
      textOfMedia(media) !== textOfMedia(this.#media);
    this.#current = current;
    this.#version = "";
    if (isOther) {
      this.#media = media;
      this.#named = [];
      this.#readAt = -1;
      this.#marked = "";
      fill(this.#state);
    }
    this.#showTimeline();
    await this.#readChanges();
  }

  /** Shows what occurred since. */
  refresh(): void {
    this.#showTimeline();
    if (!this.#isReading) void this.#readChanges();
  }

  /** Reads the state until it has all changes that are known. */
  async #readChanges(): Promise<void> {
    const media = this.#media;
    if (media === undefined || !hasMedia()) return;
    while (media === this.#media && this.#options.changes.numberOf(media) !== this.#readAt) {
      this.#readAt = this.#options.changes.numberOf(media);
      this.#isReading = true;
      const content = await readState(media).then((known) => this.#viewOf(known), failureView);
      if (media !== this.#media) return;
      this.#isReading = false;
      this.#showState(content);
    }
  }

  #viewOf(known: StateOfMedia): HTMLElement {
    const { onOpen, onState } = this.#options;
    const media = this.#media;
    onState?.(known);
    this.#named = known.state === undefined ? [] : eventsOf(known.state);
    const link: Child =
      onOpen !== undefined &&
      media !== undefined &&
      plainButton(() => onOpen(media), t("openMedia"));
    return stateView(known, link, (id) => this.#mark(id));
  }

  /** Replaces the state. A focused link is focused again. */
  #showState(content: HTMLElement): void {
    const { activeElement } = document;
    const source =
      activeElement instanceof HTMLElement && this.#state.contains(activeElement)
        ? activeElement.dataset.source
        : undefined;
    fill(this.#state, content);
    const links = [...this.#state.querySelectorAll<HTMLElement>("[data-source]")];
    if (source !== undefined) links.find(({ dataset }) => dataset.source === source)?.focus();
    this.#showTimeline();
  }

  #showTimeline(): void {
    const media = this.#media;
    if (media === undefined) {
      fill(this.#timeline);
      return;
    }
    const { live } = this.#options;
    const content = { media, current: this.#current, live, named: this.#named };
    const { element, version } = mediaTimeline(content, this.#options);
    if (version === this.#version) return;
    this.#version = version;
    const isFocused = this.#timeline.contains(document.activeElement);
    fill(this.#timeline, element);
    this.#markStep(isFocused);
  }

  /** Selects an event of the timeline. One that is not there, such as an unknown one, may be in the inbox. */
  #mark(eventId: string): void {
    this.#marked = eventId;
    if (!this.#markStep(true) && hasInbox()) this.#options.onStored(eventId);
  }

  /** Marks the selected event. Returns whether the timeline has it. */
  #markStep(isFocused: boolean): boolean {
    const steps = [...this.#timeline.querySelectorAll<HTMLElement>("[data-event]")];
    const chosen = steps.findLast(({ dataset }) => dataset.event === this.#marked);
    for (const step of steps) step.classList.toggle("marked", step === chosen);
    if (isFocused) chosen?.querySelector<HTMLElement>("button, strong")?.focus();
    return chosen !== undefined;
  }
}

function failureView(error: unknown): HTMLElement {
  return section(t("mediaState"), el("p", { class: "hint" }, failureText(error)));
}
