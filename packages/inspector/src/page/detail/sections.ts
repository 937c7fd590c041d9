import type { ShownBody } from "../../recording/facts.js";
import { type Child, el, fill } from "../elements/dom.js";
import { plainButton } from "../elements/plain-button.js";
import { jsonLines } from "../json/json-lines.js";
import { jsonView } from "../json/json-view.js";
import { maskedText } from "../json/masked-text.js";
import { type RowState, type Tone, toneOf } from "../rows/row-state.js";
import { formatBytes, t } from "../text/translate.js";

/** A part of the details with a heading. */
export function section(title: string, ...children: readonly Child[]): HTMLElement {
  return el("section", { class: "section" }, el("h3", {}, title), ...children);
}

/** A state with its tone. The tone is also in the text, for people who do not see colors. */
export function badge(state: RowState, text: string = t(state)): HTMLElement {
  return toneBadge(toneOf(state), text);
}

/** A text with its tone. */
export function toneBadge(tone: Tone, text: string): HTMLElement {
  return el("span", { class: `badge ${tone}` }, text);
}

/** Names and values in two columns. */
export function facts(...pairs: readonly (readonly [string, Child] | undefined)[]): HTMLElement {
  const list = el("dl", { class: "facts" });
  for (const pair of pairs) {
    if (pair === undefined || pair[1] === undefined) continue;
    list.append(el("div", {}, el("dt", {}, pair[0]), el("dd", {}, pair[1])));
  }
  return list;
}

/** A button that copies a text. */
export function copyButton(text: string): HTMLElement {
  const copy = async () => {
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    fill(button, t("copied"));
    setTimeout(() => fill(button, t("copy")), 1500);
  };
  const button = plainButton(copy, t("copy"));
  return button;
}

/** The headers of a request. */
export function headersView(headers: Readonly<Record<string, string>>): HTMLElement {
  const rows = Object.entries(headers).map(([name, value]) =>
    el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, ...maskedText(value))),
  );
  return el("table", { class: "headers" }, el("tbody", {}, ...rows));
}

/** A body: JSON in lines, or text. */
export function bodyView({ bytes, text, base64 }: ShownBody): HTMLElement {
  const title = t("bodyOf", { bytes: formatBytes(bytes) });
  const content = text === undefined ? undefined : parsed(text);
  return el(
    "details",
    { class: "body" },
    el("summary", {}, title),
    base64 !== undefined && el("p", { class: "hint" }, t("base64")),
    content === undefined
      ? el("pre", { tabindex: 0 }, ...maskedText(text ?? base64 ?? ""))
      : jsonView(jsonLines(content.value), title).element,
  );
}

/** Parses JSON whose numbers the browser reads exactly; other text is shown as it is. */
function parsed(text: string): { readonly value: unknown } | undefined {
  if (/[-\d.eE]{17,}/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? { value } : undefined;
  } catch {
    return undefined;
  }
}
