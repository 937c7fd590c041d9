import { el } from "../elements/dom.js";
import type { LiveRow, LiveRows } from "../rows/live-rows.js";
import { stateOf, toneOf } from "../rows/row-state.js";
import { formatTime, t } from "../text/translate.js";
import { section } from "./sections.js";

/** What a user does with a timeline. */
export interface TimelineListener {
  onSelect(key: string): void;
  /** Shows the events of a media only. */
  onMedia(mediaId: string): void;
}

/** The most events of a timeline: the last ones. */
const mostEvents = 50;

/** The events of the same media, oldest first, and a version that changes with them. */
export function mediaTimeline(
  { key, event, delivery }: LiveRow,
  live: LiveRows,
  { onSelect, onMedia }: TimelineListener,
): { readonly element: HTMLElement | undefined; readonly version: string } {
  const { mediaId } = event ?? {};
  if (mediaId === undefined) return { element: undefined, version: "" };
  const related = live.rows
    .filter((row) => row.event?.mediaId === mediaId && row.delivery.provider === delivery.provider)
    .slice(-mostEvents);
  const states = related.map((row) => stateOf(row, (id) => live.progressOf(id)));
  const version = `${related.length} ${states.join(" ")}`;
  if (related.length < 2) return { element: undefined, version };
  const steps = related.map((row, index) => {
    const state = states[index] ?? "waiting";
    const button = el(
      "button",
      {
        ...{ type: "button", class: "plain" },
        ...(row.key === key && { "aria-current": "true" }),
        onclick: () => onSelect(row.key),
      },
      row.event?.type,
    );
    return el(
      "li",
      { class: `step ${toneOf(state)}` },
      button,
      el("span", { class: "hint" }, t(state)),
      el("time", {}, formatTime(row.delivery.at)),
    );
  });
  const title = el(
    "p",
    { class: "hint" },
    el("code", {}, mediaId),
    " ",
    el(
      "button",
      { type: "button", class: "plain", onclick: () => onMedia(mediaId) },
      t("onlyMedia"),
    ),
  );
  return {
    element: section(t("timeline"), title, el("ol", { class: "steps" }, ...steps)),
    version,
  };
}
