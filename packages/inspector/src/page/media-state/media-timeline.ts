import type { MediaKey } from "@vod-events/core/media";
import { hasInbox } from "../detail/detail-head.js";
import { section } from "../detail/sections.js";
import { el } from "../elements/dom.js";
import { plainButton } from "../elements/plain-button.js";
import type { LiveRow, LiveRows } from "../rows/live-rows.js";
import { stateOf, toneOf } from "../rows/row-state.js";
import { formatDate, formatTime, t } from "../text/translate.js";
import type { NamedEvent } from "./state-rows.js";

/** What a user does with a timeline. */
export interface TimelineListener {
  /** Shows a recorded event. */
  onSelect(key: string): void;
  /** Shows an event of the inbox. */
  onStored(id: string): void;
  /** Shows the events of a media only. */
  onMedia(mediaId: string): void;
}

/** The events of a media. */
export interface TimelineContent {
  readonly media: MediaKey;
  /** The key of the shown row. */
  readonly current: string;
  readonly live: LiveRows;
  /** The events that the state names. */
  readonly named: readonly NamedEvent[];
}

/** The most recorded events of a timeline: the last ones. */
const mostEvents = 50;

/**
 * The events of a media: those that the state names and that are not recorded, then the recorded ones in the order of
 * their receipt. Also a version that changes with them.
 */
export function mediaTimeline(
  { media, current, live, named }: TimelineContent,
  { onSelect, onStored, onMedia }: TimelineListener,
): { readonly element: HTMLElement | undefined; readonly version: string } {
  const ids = new Set(named.map(({ id }) => id));
  const recorded = live.rows
    .filter(({ event }) => event !== undefined && (ids.has(event.id) || isOf(media, event)))
    .slice(-mostEvents);
  const states = recorded.map((row) => stateOf(row, (id) => live.progressOf(id)));
  const shown = new Set(recorded.map(({ event }) => event?.id));
  const earlier = named.filter(({ id }) => !shown.has(id));
  const version = `${earlier.map(({ id }) => id).join(" ")} ${recorded.length} ${states.join(" ")}`;
  if (named.length === 0 && recorded.length < 2) return { element: undefined, version };
  const steps = [
    ...earlier.map(({ id, type, at }) => {
      const open = hasInbox() ? () => onStored(id) : undefined;
      return step({ id, type, open, tone: "calm", note: t("fromState"), time: formatDate(at) });
    }),
    ...recorded.map(({ key, event, delivery }, index) => {
      const state = states[index] ?? "waiting";
      return step({
        ...{ id: event?.id, type: event?.type, open: () => onSelect(key) },
        ...{ isCurrent: key === current, tone: toneOf(state), note: t(state) },
        time: formatTime(delivery.at),
      });
    }),
  ];
  const title = el(
    "p",
    { class: "hint" },
    el("code", {}, media.mediaId),
    " ",
    plainButton(() => onMedia(media.mediaId), t("onlyMedia")),
  );
  const list = el("ol", { class: "steps timeline" }, ...steps);
  return { element: section(t("timeline"), title, list), version };
}

function isOf({ provider, mediaId }: MediaKey, event: NonNullable<LiveRow["event"]>): boolean {
  return event.mediaId === mediaId && event.provider === provider;
}

interface Step {
  readonly id: string | undefined;
  readonly type: string | undefined;
  /** Absent when the event cannot be shown. */
  readonly open: (() => void) | undefined;
  readonly isCurrent?: boolean;
  readonly tone: string;
  readonly note: string;
  readonly time: string;
}

function step({ id, type, open, isCurrent = false, tone, note, time }: Step): HTMLElement {
  const current = isCurrent && { "aria-current": "true" };
  return el(
    "li",
    { class: `step ${tone}`, "data-event": id },
    open === undefined
      ? el("strong", { tabindex: -1 }, type)
      : el("button", { type: "button", class: "plain", ...current, onclick: open }, type),
    el("span", { class: "hint" }, note),
    el("time", {}, time),
  );
}
