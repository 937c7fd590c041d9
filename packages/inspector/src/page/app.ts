import { hasInbox } from "./detail/detail-head.js";
import { helpDialog } from "./elements/dialogs.js";
import { el, fill, icon } from "./elements/dom.js";
import { type Connection, Header } from "./header.js";
import { InboxView } from "./inbox/inbox-view.js";
import { LiveView } from "./live/live-view.js";
import { MediaView } from "./media/media-view.js";
import { connect } from "./requests/fact-source.js";
import { LiveRows } from "./rows/live-rows.js";
import { MediaChanges } from "./rows/media-changes.js";
import { switchLanguage, switchTheme } from "./text/preferences.js";
import { t } from "./text/translate.js";
import { type Address, emptyAddress, readAddress, writeAddress } from "./view/address.js";
import type { View } from "./view/view.js";
import type { ViewHost } from "./view/view-host.js";

/** The page: a header, a list, and the details of the selected row. */
export class App {
  readonly #root = el("div", { class: "app" });
  readonly #live = new LiveRows();
  readonly #changes = new MediaChanges();
  readonly #host: ViewHost = {
    write: writeAddress,
    open: (address) => this.#open(address),
    showDetail: () => this.#openPane(true),
    openDetail: () => {
      this.#openPane(true);
      this.#detailPane.focus();
    },
    isPaused: () => this.#paused,
  };
  #detailPane = el("section");
  #header: Header | undefined;
  #view: View | undefined;
  #connection: Connection = "connecting";
  #paused = false;
  #added = 0;
  #queued = false;

  /** Shows the page and follows the application. */
  start(): void {
    document.body.append(this.#root);
    this.#mount(readAddress());
    addEventListener("popstate", () => this.#mount(readAddress()));
    addEventListener("keydown", (event) => this.#onKey(event));
    connect({
      onFacts: (facts) => {
        this.#added += this.#live.add(facts);
        this.#changes.add(facts);
        this.#queue();
      },
      onRestart: () => {
        this.#live.clear();
        this.#changes.restart();
      },
      onState: (state) => {
        this.#connection = state;
        this.#queue();
      },
    });
  }

  #mount(address: Address): void {
    document.title = `${t("title")} · vod-events`;
    const view = address.view === "inbox" && !hasInbox() ? "live" : address.view;
    this.#header = new Header(view, {
      onView: (other) => this.#open(emptyAddress(other)),
      onPause: () => this.#togglePause(),
      onTheme: switchTheme,
      onLanguage: () => {
        switchLanguage();
        this.#mount(readAddress());
      },
      onHelp: helpDialog,
    });
    this.#detailPane = el("section", {
      class: "detail-pane",
      tabindex: -1,
      "aria-label": t("event"),
    });
    const back = el(
      "button",
      { type: "button", class: "plain back", onclick: () => this.#openPane(false) },
      icon("back"),
      t("back"),
    );
    const panes = el("main", { class: "panes" });
    fill(this.#root, this.#header.element, panes);
    this.#view = this.#create({ ...address, view });
    this.#view.detail.append(hint());
    fill(this.#detailPane, back, this.#view.detail);
    fill(panes, this.#view.pane.element, this.#detailPane);
    this.#refresh();
  }

  #create(address: Address): View {
    switch (address.view) {
      case "inbox":
        return new InboxView(address, this.#host);
      case "media":
        return new MediaView(this.#live, this.#changes, address, this.#host);
      case "live":
        return new LiveView(this.#live, this.#changes, address, this.#host);
    }
  }

  #open(address: Address): void {
    writeAddress(address);
    this.#mount(address);
  }

  #openPane(isOpen: boolean): void {
    this.#root.dataset.open = String(isOpen);
    if (!isOpen) this.#view?.pane.focus();
  }

  #togglePause(): void {
    this.#paused = !this.#paused;
    this.#refresh();
  }

  #queue(): void {
    if (this.#queued) return;
    this.#queued = true;
    // A hidden page draws nothing, and still follows.
    setTimeout(() => this.#refresh(), 50);
  }

  #refresh(): void {
    this.#queued = false;
    const view = this.#view;
    if (view === undefined) return;
    view.refresh?.();
    this.#header?.update(this.#connection, this.#paused, view.waiting);
    if (this.#added > 0) view.onNew?.(this.#added);
    this.#added = 0;
  }

  #onKey(event: KeyboardEvent): void {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]") !== null) return;
    const isTyping = target instanceof HTMLElement && target.matches("input, select, textarea");
    if (key === "Escape") {
      this.#openPane(false);
      return;
    }
    const action = isTyping ? undefined : this.#actions[key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  readonly #actions: Readonly<Record<string, () => void>> = {
    "/": () => this.#view?.pane.bar.focus(),
    "?": helpDialog,
    p: () => this.#togglePause(),
    d: switchTheme,
    "1": () => this.#open(emptyAddress("live")),
    "2": () => hasInbox() && this.#open(emptyAddress("inbox")),
    "3": () => this.#open(emptyAddress("media")),
  };
}

function hint(): HTMLElement {
  return el("p", { class: "empty" }, t("selectHint"));
}
