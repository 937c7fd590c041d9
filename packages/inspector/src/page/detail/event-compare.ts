import type { VodEvent } from "@vod-events/core";
import { el } from "../elements/dom.js";
import { linkFields } from "../json/field-links.js";
import { jsonLines } from "../json/json-lines.js";
import { type JsonView, jsonView } from "../json/json-view.js";
import { t } from "../text/translate.js";
import { copyButton, section } from "./sections.js";

/** Shows an event and its native payload side by side. Fields with the same value are linked. */
export function eventCompare(event: VodEvent): HTMLElement {
  const { native, ...neutral } = event;
  const neutralLines = jsonLines(neutral);
  const nativeLines = jsonLines(native.payload);
  const { fromNeutral, fromNative } = linkFields(neutralLines, nativeLines);
  const right: JsonView = jsonView(nativeLines, t("native"), {
    links: fromNative,
    onPoint: (paths) => left.mark(paths),
  });
  const left: JsonView = jsonView(neutralLines, t("neutral"), {
    links: fromNeutral,
    onPoint: (paths) => right.mark(paths),
  });
  return section(
    t("event"),
    el(
      "div",
      { class: "compare" },
      side(t("neutral"), undefined, left, neutral),
      side(t("native"), native.type, right, native.payload),
    ),
    el("p", { class: "hint" }, t("linkHint")),
  );
}

function side(title: string, note: string | undefined, view: JsonView, value: unknown) {
  const heading = el(
    "div",
    { class: "side-head" },
    el("h4", {}, title),
    note !== undefined && el("code", { class: "hint", title: note }, note),
    copyButton(JSON.stringify(value, null, 2)),
  );
  return el("div", { class: "side" }, heading, view.element);
}
