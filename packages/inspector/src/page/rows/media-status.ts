import type { MediaStatus } from "@vod-events/core/media";
import type { Tone } from "./row-state.js";

/** The statuses of media. */
export const mediaStatuses: readonly MediaStatus[] = [
  ...(["pending", "uploaded", "ready", "failed", "deleted"] as const),
];

const tones: Readonly<Record<string, Tone>> = {
  ...{ pending: "open", uploaded: "open", ready: "good", failed: "bad", deleted: "calm" },
  ...{ succeeded: "good", partial: "warn", running: "open" },
  ...{ pass: "good", review: "warn", block: "bad" },
};

/** The tone of the status of a media, of an outcome or of a verdict. */
export function toneOfResult(result: string): Tone {
  return (Object.hasOwn(tones, result) ? tones[result] : undefined) ?? "calm";
}
