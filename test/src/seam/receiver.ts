import { createVodEvents, type VodEvent, type VodEventsOptions } from "@vod-events/core";
import { fakeClock } from "@vod-events/testkit";
import { type OmniParts, omni } from "./omni.js";

/** A receiver of Omni's deliveries with the key `key-1`, and the events that its handlers saw. */
export function omniReceiver(parts: OmniParts = {}, options: Partial<VodEventsOptions> = {}) {
  const clock = fakeClock(Date.UTC(2026, 0, 1));
  const vod = createVodEvents({
    provider: "omni",
    providers: { omni: () => omni(parts) },
    callback: { mode: "push", url: "https://app.example/hooks", signing: { key: "key-1" } },
    clock,
    ...options,
  });
  const seen: VodEvent[] = [];
  vod.on("*", (event) => {
    seen.push(event);
  });
  return { vod, clock, seen };
}
