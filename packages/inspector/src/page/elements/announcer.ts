import { el, fill } from "./dom.js";

/** How often a screen reader is interrupted at most. */
const quietMs = 3000;

/** How long a message stays visible. */
const visibleMs = 5000;

/** The live region of the page. It is created once, because screen readers ignore a region that is new. */
const region = el("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
const toast = el("div", { class: "toast", role: "status", "aria-live": "polite", hidden: true });

let last = 0;
let hiding: number | undefined;

/** Adds the live regions to the page. */
export function addAnnouncer(): void {
  document.body.append(region, toast);
}

/** Tells screen readers what occurred. Texts that come too fast are left out. */
export function announce(text: string): void {
  const now = Date.now();
  if (now - last < quietMs) return;
  last = now;
  fill(region, text);
}

/** Shows the result of an action for a while. */
export function notify(text: string): void {
  toast.hidden = false;
  fill(toast, text);
  window.clearTimeout(hiding);
  hiding = window.setTimeout(() => {
    toast.hidden = true;
  }, visibleMs);
}
