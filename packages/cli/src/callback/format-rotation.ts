import { type RotationStep, systemClock } from "@vod-events/core";
import type { Io } from "../io/io.js";

/** Formats a step of a rotation in one line. */
export function formatStep(step: RotationStep): string {
  switch (step.step) {
    case "introduced":
      return step.resumed
        ? "going on: an earlier rotation put the new key into the key file"
        : "the new key is in the key file, and accepted beside the old one";
    case "verified":
      return "the receiver accepts the new key";
    case "switched":
      return `${step.provider} signs with the new key`;
    case "waiting":
      return `the old key is accepted until ${step.until.toISOString()}`;
    case "dropped":
      return "the old key is out of the key file";
  }
}

/** Formats the remaining time, such as `14:59`. */
export function formatRemaining(until: Date, { clock = systemClock }: Io): string {
  const seconds = Math.max(0, Math.ceil((until.getTime() - clock.now()) / 1000));
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")} until the old key is removed`;
}
