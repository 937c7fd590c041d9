import { el, type IconName, icon } from "./dom.js";

/** A button with an icon only. Its name is for screen readers and shown as a hint. */
export function roundButton(name: IconName, label: string, onclick: () => void): HTMLElement {
  return el(
    "button",
    { type: "button", class: "round", "aria-label": label, title: label, onclick },
    icon(name),
  );
}
