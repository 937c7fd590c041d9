import { type RotationStep, systemClock } from "@vod-events/core";
import type { Io } from "../io/io.js";

/** Formats a step of a rotation in one line. */
export function formatStep(step: RotationStep): string {
  switch (step.step) {
    case "introduced":
      return step.resumed
        ? "resumed: an earlier rotation added the new key to the key file"
        : "the key file has the new key; both keys are accepted";
    case "verified":
      return "the receiver accepts the new key";
    case "switched":
      return `${step.provider} signs with the new key`;
    case "waiting":
      return `the old key is accepted until ${step.until.toISOString()}`;
    case "dropped":
      return "the old key is removed from the key file";
  }
}

/** Formats the remaining time, such as `14:59`. */
export function formatRemaining(until: Date, { clock = systemClock }: Io): string {
  const seconds = Math.max(0, Math.ceil((until.getTime() - clock.now()) / 1000));
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")} until the old key is removed`;
}
