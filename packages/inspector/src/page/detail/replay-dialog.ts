import { openDialog } from "../elements/dialogs.js";
import { el, fill } from "../elements/dom.js";
import { change, RequestFailure } from "../requests/api.js";
import { formatDuration, t } from "../text/translate.js";

/** The delivery to replay: a recorded one by its number, or a stored one by the id of its event. */
export type Replayed = { readonly delivery: number } | { readonly id: string };

interface ReplayResult {
  readonly status?: number;
  readonly milliseconds?: number;
  readonly error?: string;
}

/** The last URL, which is offered again. */
let lastUrl = "http://127.0.0.1:3000/";

/** Whether deliveries may be replayed, and where to. */
export function replayTargets(): string {
  return document.documentElement.dataset.replay ?? "none";
}

/** Asks for a URL and sends a delivery to it. */
export function replayDialog(replayed: Replayed): void {
  const url = el("input", {
    ...{ type: "url", id: "replay-url", required: true, value: lastUrl, spellcheck: "false" },
    autocomplete: "off",
  });
  const result = el("p", { class: "result", role: "status" });
  const submit = el("button", { type: "submit", class: "primary" }, t("send"));
  const form = el(
    "form",
    {
      async onsubmit(event: SubmitEvent) {
        event.preventDefault();
        lastUrl = url.value;
        submit.disabled = true;
        fill(result, await send(replayed, url.value));
        submit.disabled = false;
      },
    },
    el("p", {}, replayTargets() === "any" ? t("replayAny") : t("replayLocal")),
    el("p", { class: "hint" }, t("replayExpired")),
    el("label", { for: "replay-url" }, t("replayTo")),
    url,
    result,
    el(
      "div",
      { class: "dialog-actions" },
      el("button", { type: "button", onclick: () => dialog.close() }, t("cancel")),
      submit,
    ),
  );
  const dialog = openDialog(t("replayTitle"), form);
  url.select();
}

async function send(replayed: Replayed, url: string): Promise<string> {
  try {
    const {
      status,
      milliseconds = 0,
      error,
    } = await change<ReplayResult>("api/replays", {
      ...replayed,
      url,
    });
    if (status === undefined) return t("replayFailed", { reason: error ?? "" });
    return t("replayResult", { status, duration: formatDuration(milliseconds) });
  } catch (error) {
    if (error instanceof RequestFailure) return t("replayFailed", { reason: error.message });
    throw error;
  }
}
