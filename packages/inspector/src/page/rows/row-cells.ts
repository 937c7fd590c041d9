import { type Child, el } from "../elements/dom.js";
import type { Tone } from "./row-state.js";

/** The content of a row. */
export interface RowContent {
  readonly tone: Tone;
  readonly title: readonly Child[];
  /** Where the row belongs, in parts; `undefined` ones are left out. */
  readonly place: readonly (string | undefined)[];
  /** The state of the row. */
  readonly badge: HTMLElement;
  readonly time: string;
}

/** Creates the content of a row. */
export function rowCells({ tone, title, place, badge, time }: RowContent): readonly Node[] {
  const sub = place.filter((part) => part !== undefined).join(" · ");
  return [
    el("span", { class: `dot ${tone}`, "aria-hidden": "true" }),
    el(
      "span",
      { class: "row-main" },
      el("span", { class: "row-title" }, ...title),
      el("span", { class: "row-sub" }, sub),
    ),
    el("span", { class: "row-side" }, badge, el("time", {}, time)),
  ];
}
