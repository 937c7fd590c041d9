import type { VodEvent } from "@vod-events/core/provider";
import type { UnwrappedEvent } from "./wire/native-type.js";

/**
 * An event of Mux: one type of `@mux/mux-node` for each native type, without `attempts`, which differs between
 * deliveries. It is not validated: every member may be missing or have another type. The events of live streams contain
 * the stream key, and those of uploads a signed URL: do not log them.
 *
 * @see https://www.mux.com/docs/webhook-reference
 */
export type MuxEventPayload = WithoutAttempts<UnwrappedEvent>;

type WithoutAttempts<Event> = Event extends unknown ? Omit<Event, "attempts"> : never;

/** Tells whether an event is from Mux, and types its `native` payload. */
export function isMuxEvent(event: VodEvent): event is VodEvent & {
  readonly native: { readonly type: string; readonly payload: MuxEventPayload };
} {
  return event.provider === "mux";
}
