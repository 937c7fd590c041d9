import { type RotationStep, systemClock } from "@vod-events/core";
import type { Shell } from "../io/io.js";

/** A step of a rotation in a line. */
export function stepWording(step: RotationStep): string {
  switch (step.step) {
    case "introduced":
      return step.resumed
        ? "going on: an earlier rotation put the new key into the key file"
        : "the new key is in the key file, and accepted beside the old one";
    case "verified":
      return "the receiver takes the new key";
    case "switched":
      return `${step.provider} signs with the new key`;
    case "waiting":
      return `the old key is accepted until ${step.until.toISOString()}`;
    case "dropped":
      return "the old key is out of the key file";
  }
}

/** How long is still to be waited, such as `14:59`. */
export function remaining(until: Date, { clock = systemClock }: Shell): string {
  const seconds = Math.max(0, Math.ceil((until.getTime() - clock.now()) / 1000));
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")} until the old key is taken out`;
}
