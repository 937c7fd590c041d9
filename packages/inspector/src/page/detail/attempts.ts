import type { FailedAttempt } from "@vod-events/core/inbox";
import type { ProgressFact } from "../../recording/facts.js";
import { el } from "../elements/dom.js";
import { progressText, toneOf } from "../rows/row-state.js";
import { formatDate, formatDuration, formatTime, t } from "../text/translate.js";
import { section } from "./sections.js";

/** Shows what the handlers did with an event, oldest first. */
export function attempts(progress: readonly ProgressFact[]): HTMLElement {
  return sectionOf(progress.map(stepOf));
}

function stepOf(fact: ProgressFact): HTMLElement {
  const { name, at, attempt, milliseconds, waitMilliseconds, error } = fact;
  const state = progressText(name);
  const notes = [
    attempt === undefined ? undefined : t("attempt", { number: attempt }),
    milliseconds === undefined ? undefined : formatDuration(milliseconds),
    waitMilliseconds === undefined
      ? undefined
      : t("afterWait", { duration: formatDuration(waitMilliseconds) }),
  ];
  const text = notes.filter((note) => note !== undefined).join(" · ");
  return step(toneOf(state), t(state), text, formatTime(at), error);
}

/** Shows the failed attempts of a stored event. */
export function storedAttempts(history: readonly FailedAttempt[]): HTMLElement {
  const steps = history.map(({ at, attempt, error }) =>
    step("warn", t("failed"), t("attempt", { number: attempt }), formatDate(at), error),
  );
  return sectionOf(steps);
}

function sectionOf(steps: readonly HTMLElement[]): HTMLElement {
  const none = el("p", { class: "hint" }, t("noAttempts"));
  return section(t("attempts"), steps.length === 0 ? none : el("ol", { class: "steps" }, ...steps));
}

function step(
  tone: string,
  title: string,
  text: string,
  time: string,
  error: string | undefined,
): HTMLElement {
  return el(
    "li",
    { class: `step ${tone}` },
    el("strong", {}, title),
    el("span", { class: "hint" }, text),
    el("time", {}, time),
    error !== undefined && el("pre", { class: "error" }, error),
  );
}
