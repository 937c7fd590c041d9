import { type Child, el, icon } from "../elements/dom.js";
import { t } from "../text/translate.js";
import { retryEvent } from "./retry.js";
import { copyButton } from "./sections.js";

/** The head of the details. */
export interface DetailHead {
  readonly title: string;
  readonly id: string | undefined;
  readonly state: Child;
  /** The button that retries the event; absent when it cannot be retried. */
  readonly retry: Child;
  readonly onReplay?: () => void;
}

/** Whether the page may show and change the inbox. */
export function hasInbox(): boolean {
  return document.documentElement.dataset.inbox === "true";
}

/** Shows the title and the actions of the details. */
export function detailHead({ title, id, state, retry, onReplay }: DetailHead): HTMLElement {
  return el(
    "div",
    { class: "detail-head" },
    el("div", { class: "title" }, el("h2", {}, title), state),
    id !== undefined && el("p", { class: "id" }, el("code", {}, id), copyButton(id)),
    el(
      "div",
      { class: "actions" },
      retry,
      onReplay !== undefined &&
        el("button", { type: "button", onclick: onReplay }, icon("send"), t("replay")),
    ),
  );
}

/** A button that retries an event. */
export function retryButton(id: string): HTMLElement {
  return el("button", { type: "button", onclick: () => retryEvent(id) }, icon("retry"), t("retry"));
}
