import type { Tone } from "./row-state.js";

const tones: Readonly<Record<string, Tone>> = {
  ...{ pending: "open", uploaded: "open", ready: "good", failed: "bad", deleted: "calm" },
  ...{ succeeded: "good", partial: "warn", running: "open" },
  ...{ pass: "good", review: "warn", block: "bad" },
};

/** The tone of the status of a media, of an outcome or of a verdict. */
export function toneOfResult(result: string): Tone {
  return (Object.hasOwn(tones, result) ? tones[result] : undefined) ?? "calm";
}
