import { el, fill } from "../elements/dom.js";
import { plainButton } from "../elements/plain-button.js";
import { formatNumber, t } from "../text/translate.js";
import type { FieldLinks } from "./field-links.js";
import type { JsonLine, Leaf } from "./json-lines.js";
import { maskedText } from "./masked-text.js";

/** The most lines that are created before the user asks for all. */
const mostLines = 1500;

/** The links of a {@link jsonView}, and what happens when a linked field is pointed at. */
export interface LinkedFields {
  readonly links: FieldLinks;
  /** The paths of the other side; none when no field is pointed at. */
  onPoint(paths: readonly string[]): void;
}

/** A JSON value in lines. */
export interface JsonView {
  readonly element: HTMLElement;
  /** Marks the fields at some paths and makes the first one visible. */
  mark(paths: readonly string[]): void;
}

/** Shows a JSON value in lines. Linked fields can be focused. */
export function jsonView(
  lines: readonly JsonLine[],
  label: string,
  linked?: LinkedFields,
): JsonView {
  const element = el("div", { class: "json", role: "group", "aria-label": label, tabindex: 0 });
  const elements = new Map<string, HTMLElement>();
  const show = (count: number) => {
    fill(element, ...lines.slice(0, count).map((line) => lineOf(line, elements, linked)));
    if (lines.length <= count) return;
    const all = t("showAll", { count: formatNumber(lines.length) });
    element.append(plainButton(() => show(lines.length), all));
  };
  show(mostLines);
  return {
    element,
    mark(paths) {
      for (const marked of element.querySelectorAll(".marked")) marked.classList.remove("marked");
      for (const [index, path] of paths.entries()) {
        const line = elements.get(path);
        line?.classList.add("marked");
        if (index === 0 && line !== undefined) revealIn(element, line);
      }
    },
  };
}

/** Scrolls the view only, not the page. */
function revealIn(view: HTMLElement, line: HTMLElement): void {
  const top = line.offsetTop - view.offsetTop;
  if (top < view.scrollTop || top + line.offsetHeight > view.scrollTop + view.clientHeight) {
    view.scrollTop = top - view.clientHeight / 2;
  }
}

function lineOf(
  line: JsonLine,
  elements: Map<string, HTMLElement>,
  linked: LinkedFields | undefined,
): HTMLElement {
  const { name, path, content } = line;
  const targets = linked?.links.get(path);
  const element = el(
    "div",
    { class: targets === undefined ? "line" : "line linked" },
    name !== undefined && el("span", { class: "name" }, name),
    name !== undefined && el("span", { class: "colon" }, ": "),
    "bracket" in content ? el("span", { class: "bracket" }, content.bracket) : leafOf(content.leaf),
  );
  element.style.paddingInlineStart = `${0.75 + line.depth * 1.1}em`;
  elements.set(path, element);
  if (targets !== undefined && linked !== undefined) link(element, targets, linked);
  return element;
}

function link(element: HTMLElement, targets: readonly string[], { onPoint }: LinkedFields): void {
  const found = t("foundAt", { path: targets.join(", ") });
  element.tabIndex = 0;
  element.title = found;
  element.setAttribute("role", "note");
  element.setAttribute("aria-label", `${element.textContent}. ${found}`);
  const point = () => {
    element.classList.add("pointed");
    onPoint(targets);
  };
  const leave = () => {
    element.classList.remove("pointed");
    onPoint([]);
  };
  element.addEventListener("mouseenter", point);
  element.addEventListener("mouseleave", leave);
  element.addEventListener("focus", point);
  element.addEventListener("blur", leave);
}

function leafOf(leaf: Leaf): HTMLElement {
  if (typeof leaf !== "string") return el("span", { class: "literal" }, String(leaf));
  return el("span", { class: "text" }, ...maskedText(JSON.stringify(leaf)));
}
