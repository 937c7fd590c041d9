import { type Child, el } from "./dom.js";

/** A button that looks like a link. */
export function plainButton(onclick: () => void, ...children: readonly Child[]): HTMLButtonElement {
  return el("button", { type: "button", class: "plain", onclick }, ...children);
}
