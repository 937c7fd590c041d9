import type { MediaState } from "@vod-events/core/media";

/** Keeps only the value of a fact whose event has no time: its order is that of the receipt. */
export function withoutReceipt(state: MediaState | undefined): unknown {
  return JSON.parse(JSON.stringify(state ?? null), (_, value) => {
    if (value?.atSource !== "received") return value;
    return value.value;
  });
}
