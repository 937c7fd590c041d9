import { hasInbox } from "./detail/detail-head.js";
import { el, fill, icon } from "./elements/dom.js";
import { roundButton } from "./elements/round-button.js";
import { formatNumber, t } from "./text/translate.js";
import type { Address } from "./view/address.js";

/** The actions of the header. */
export interface HeaderListener {
  onView(view: Address["view"]): void;
  onPause(): void;
  onTheme(): void;
  onLanguage(): void;
  onHelp(): void;
}

/** The state of the connection to the application. */
export type Connection = "connecting" | "connected" | "disconnected";

/** The bar at the top of the page. */
export class Header {
  readonly element: HTMLElement;
  readonly #status = el("span", { class: "status", role: "status" });
  readonly #pause: HTMLButtonElement;
  #shown = "";

  constructor(view: Address["view"], listener: HeaderListener) {
    this.#pause = el("button", { type: "button", class: "round", onclick: listener.onPause });
    this.#pause.hidden = view === "inbox";
    const tab = (name: Address["view"]) =>
      el(
        "button",
        {
          ...{ type: "button", class: "tab", onclick: () => listener.onView(name) },
          ...(name === view && { "aria-current": "page" }),
        },
        t(name),
      );
    this.element = el(
      "header",
      { class: "bar" },
      el(
        "h1",
        {},
        el("img", { src: "icon.svg", alt: "", width: 24, height: 24 }),
        el("span", { class: "product" }, "vod-events"),
        el("span", { class: "page-name" }, t("title")),
      ),
      el(
        "nav",
        { "aria-label": t("views") },
        tab("live"),
        hasInbox() && tab("inbox"),
        tab("media"),
      ),
      this.#status,
      this.#pause,
      roundButton("theme", t("theme"), listener.onTheme),
      roundButton("help", t("help"), listener.onHelp),
      el(
        "button",
        {
          ...{ type: "button", class: "plain language", onclick: listener.onLanguage },
          lang: t("language") === "English" ? "en" : "zh-CN",
        },
        t("language"),
      ),
    );
  }

  /** Shows the state of the connection and of the list. */
  update(connection: Connection, isPaused: boolean, waiting: number): void {
    const paused = isPaused && connection === "connected";
    const text = paused ? t("pausedWith", { count: formatNumber(waiting) }) : t(connection);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#status.className = `status ${paused ? "paused" : connection}`;
    fill(this.#status, text);
    const action = isPaused ? t("resume") : t("pause");
    this.#pause.setAttribute("aria-label", action);
    this.#pause.title = action;
    fill(this.#pause, icon(isPaused ? "play" : "pause"));
  }
}
