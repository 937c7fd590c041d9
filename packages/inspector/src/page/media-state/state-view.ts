import type { Fact } from "@vod-events/core/media";
import { section, toneBadge } from "../detail/sections.js";
import { type Child, el, fill } from "../elements/dom.js";
import { plainButton } from "../elements/plain-button.js";
import { jsonLines, type Leaf, leavesOf } from "../json/json-lines.js";
import { maskedText } from "../json/masked-text.js";
import type { StateOfMedia } from "../requests/media-api.js";
import { toneOfResult } from "../rows/media-status.js";
import { formatDate, formatNumber, formatShortDate, t } from "../text/translate.js";
import { type RowGroup, rowGroups, type StateRow } from "./state-rows.js";

/** Called with the id of the event that a fact comes from. */
export type OnSource = (eventId: string) => void;

/** Shows the state of a media: each fact with the event that it comes from. */
export function stateView(
  { state, verdict }: StateOfMedia,
  link: Child,
  onSource: OnSource,
): HTMLElement {
  if (state === undefined)
    return section(t("mediaState"), el("p", { class: "hint" }, t("noState")));
  const { status, unknownEvents } = state;
  return section(
    t("mediaState"),
    el(
      "p",
      { class: "state-head" },
      toneBadge(toneOfResult(status), t(status)),
      verdict !== undefined && toneBadge(toneOfResult(verdict), t("verdictOf", { verdict })),
      link,
    ),
    ...rowGroups(state).map((group) => groupView(group, onSource)),
    unknownEvents.length > 0 && unknownView(unknownEvents, onSource),
  );
}

function groupView({ title, rows }: RowGroup, onSource: OnSource): HTMLElement {
  const list = el("dl", { class: "state-facts" }, ...rows.map((row) => rowView(row, onSource)));
  return el("div", { class: "state-group" }, el("h4", {}, t(title)), list);
}

function rowView({ name, fact, isRemoval }: StateRow, onSource: OnSource): HTMLElement {
  const value = isRemoval ? toneBadge("calm", t("removed")) : valueView(fact.value);
  return el(
    "div",
    {},
    el("dt", {}, isRemoval ? el("del", {}, name) : name),
    el("dd", { class: "from" }, sourceLink(name, fact, onSource)),
    value !== undefined && el("dd", { class: "value" }, value),
  );
}

/** A link to the event that a fact comes from. */
function sourceLink(
  name: string,
  { eventId, type, at, atSource }: Fact<unknown>,
  onSource: OnSource,
) {
  const time = formatShortDate(Date.parse(at));
  return el(
    "button",
    {
      ...{ type: "button", class: "plain source", "data-source": `${name} ${eventId}` },
      ...{ title: formatDate(Date.parse(at)), onclick: () => onSource(eventId) },
    },
    type,
    el("time", { datetime: at }, atSource === "received" ? t("atReceipt", { time }) : time),
  );
}

/** The most members of a value that are shown before the user asks for all. */
const mostMembers = 8;

function valueView(value: unknown): HTMLElement | undefined {
  if (value === true) return undefined;
  const element = el("div", { class: "state-value" });
  if (typeof value !== "object" || value === null) {
    fill(element, el("span", { class: "member" }, ...maskedText(String(value))));
    return element;
  }
  const { result, rest } = withoutResult(value);
  const members = leavesOf(jsonLines(rest)).map(({ path, leaf }) => memberView(path, leaf));
  const show = (count: number) =>
    fill(
      element,
      result !== undefined && toneBadge(toneOfResult(result), result),
      ...members.slice(0, count),
      members.length > count &&
        plainButton(
          () => show(members.length),
          t("showMembers", { count: formatNumber(members.length) }),
        ),
    );
  show(mostMembers);
  return element;
}

/** Separates the outcome of a task or the verdict of a moderation from the rest of a value. */
function withoutResult(value: object): {
  readonly result: string | undefined;
  readonly rest: object;
} {
  if (Array.isArray(value)) return { result: undefined, rest: value };
  const { outcome, verdict, ...rest } = value as Readonly<Record<string, unknown>>;
  const result = outcome ?? verdict;
  return { result: typeof result === "string" ? result : undefined, rest };
}

function memberView(path: string, leaf: Leaf): HTMLElement {
  const isItem = /^\d+$/.test(path);
  return el(
    "span",
    { class: "member" },
    !isItem && el("span", { class: "hint" }, `${path} `),
    ...maskedText(String(leaf)),
  );
}

function unknownView(ids: readonly string[], onSource: OnSource): HTMLElement {
  const items = ids.map((id) =>
    el(
      "li",
      {},
      el("button", { type: "button", class: "plain source", onclick: () => onSource(id) }, id),
    ),
  );
  return el(
    "div",
    { class: "state-group" },
    el("h4", {}, t("unknownEvents")),
    el("ul", { class: "unknown-events" }, ...items),
  );
}
