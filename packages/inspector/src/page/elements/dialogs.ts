import { t } from "../text/translate.js";
import { type Child, el } from "./dom.js";
import { roundButton } from "./round-button.js";

/** Shows a dialog that the browser makes modal. It is removed when it is closed. */
export function openDialog(title: string, ...children: readonly Child[]): HTMLDialogElement {
  const dialog: HTMLDialogElement = el(
    "dialog",
    {
      "aria-labelledby": "dialog-title",
      onclose: () => dialog.remove(),
      onclick: ({ target }: MouseEvent) => target === dialog && dialog.close(),
    },
    el(
      "div",
      { class: "dialog" },
      el(
        "div",
        { class: "dialog-head" },
        el("h2", { id: "dialog-title" }, title),
        roundButton("close", t("close"), () => dialog.close()),
      ),
      ...children,
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks a question. Resolves to whether the user agreed. */
export function confirmDialog(question: string, agree: string): Promise<boolean> {
  return new Promise((resolve) => {
    let agreed = false;
    const dialog = openDialog(
      agree,
      el("p", {}, question),
      el(
        "div",
        { class: "dialog-actions" },
        el("button", { type: "button", onclick: () => dialog.close() }, t("cancel")),
        el(
          "button",
          {
            ...{ type: "button", class: "primary" },
            onclick() {
              agreed = true;
              dialog.close();
            },
          },
          agree.replace(/…$/, ""),
        ),
      ),
    );
    dialog.addEventListener("close", () => resolve(agreed));
  });
}

/** Shows the keyboard shortcuts. */
export function helpDialog(): void {
  const keys = [
    ["↑ ↓", t("keyMove")],
    ["Enter", t("keyOpen")],
    ["Esc", t("keyBack")],
    ["/", t("keySearch")],
    ["p", t("keyPause")],
    ["1 2 3", t("keyViews")],
    ["d", t("keyTheme")],
    ["?", t("keyHelp")],
  ] as const;
  const rows = keys.map(([key, meaning]) =>
    el(
      "div",
      {},
      el("dt", {}, ...key.split(" ").map((one) => el("kbd", {}, one))),
      el("dd", {}, meaning),
    ),
  );
  openDialog(t("shortcuts"), el("dl", { class: "keys" }, ...rows));
}
