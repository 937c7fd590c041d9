import { el } from "../elements/dom.js";
import { t } from "../text/translate.js";

/** A URL with a query, which may be a signature that grants access. */
const signedUrl = /(https?:\/\/[^\s"'<>?#\\]+\?)([^\s"'<>\\]+)/g;

/** The query of a request target. */
const query = /^([^?]*\?)(.+)$/;

/** Returns the nodes of a text. The queries of its URLs are masked until they are clicked. */
export function maskedText(text: string): readonly Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(signedUrl)) {
    const [whole, place = "", secret = ""] = match;
    nodes.push(document.createTextNode(text.slice(end, match.index) + place), mask(secret));
    end = match.index + whole.length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

/** Returns the nodes of a request target, whose query is masked until it is clicked. */
export function maskedTarget(target: string): readonly Node[] {
  const [, place, secret] = query.exec(target) ?? [];
  if (place === undefined || secret === undefined) return [document.createTextNode(target)];
  return [document.createTextNode(place), mask(secret)];
}

function mask(secret: string): HTMLElement {
  const button = el("button", {
    ...{ type: "button", class: "mask", title: t("masked"), "aria-label": t("masked") },
    onclick(event: MouseEvent) {
      event.stopPropagation();
      button.replaceWith(el("span", { class: "unmasked" }, secret));
    },
  });
  button.textContent = "•••••";
  return button;
}
