import type { ProgressFact, ProgressName } from "../../recording/facts.js";
import type { LiveRow } from "./live-rows.js";

/** The states that the live list may be filtered by. */
export const liveStates = [
  ...(["rejected", "accepted", "waiting", "handled", "unhandled", "filtered"] as const),
  ...(["duplicate", "failed", "retrying", "dead", "contradicted"] as const),
  ...(["unconfirmed", "leaseLost"] as const),
] as const;

/** The states of the inbox. */
export const inboxStates = ["waiting", "running", "done", "dead"] as const;

/** The state of a row. It is also the name of its text. */
export type RowState = (typeof liveStates | typeof inboxStates)[number];

/** The state of an event after a diagnostic. */
const stateAfter: Readonly<Record<ProgressName, RowState>> = {
  handled: "handled",
  unhandled: "unhandled",
  filtered: "filtered",
  duplicate: "duplicate",
  attempt_failed: "failed",
  retrying: "retrying",
  dead_lettered: "dead",
  contradicted: "contradicted",
  unconfirmed: "unconfirmed",
  lease_lost: "leaseLost",
};

/** Returns the text of a diagnostic. */
export function progressText(name: ProgressName): RowState {
  return stateAfter[name];
}

/** Returns the state of a row. A redelivery says nothing about the event that was delivered first. */
export function stateOf(
  { delivery, event, isRepeated }: LiveRow,
  progressOf: (id: string) => readonly ProgressFact[],
): RowState {
  if (delivery.code !== undefined) return "rejected";
  if (event === undefined) return "accepted";
  if (isRepeated) return "duplicate";
  const progress = progressOf(event.id);
  const last = progress.findLast(({ name }) => name !== "duplicate") ?? progress.at(-1);
  return last === undefined ? "waiting" : stateAfter[last.name];
}

/** Tells whether an event in a state may be redriven. */
export function isRetriable(state: RowState): boolean {
  return state === "waiting" || toneOf(state) === "warn" || toneOf(state) === "bad";
}

/** How good a state is. */
export type Tone = "good" | "bad" | "warn" | "calm" | "open";

/** Returns the tone of a state. */
export function toneOf(state: RowState): Tone {
  switch (state) {
    case "handled":
    case "done":
      return "good";
    case "rejected":
    case "dead":
    case "contradicted":
      return "bad";
    case "failed":
    case "retrying":
    case "unconfirmed":
    case "leaseLost":
      return "warn";
    case "waiting":
    case "running":
      return "open";
    default:
      return "calm";
  }
}
