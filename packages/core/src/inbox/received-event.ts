import type { VodEvent } from "../event/event.js";
import type { SignedPart } from "../provider/verification.js";
import type { TraceContext } from "./trace-context.js";

/** An event and how it was received. */
export interface ReceivedEvent {
  readonly event: VodEvent;
  readonly receivedAt: Date;
  readonly integrity: Integrity;
  /** The callback that contained the event; shared by all events of a delivery, absent for a pulled event. */
  readonly delivery?: StoredDelivery | undefined;
}

/** The part of a received event that handlers see. */
export type DispatchedEvent = Pick<ReceivedEvent, "event" | "receivedAt" | "integrity">;

/** The channel of an event and the parts of its delivery that are authenticated. `reconciled`: read through the API. */
export interface Integrity {
  readonly channel: "push" | "pull" | "reconciled";
  /**
   * The parts covered by the signature; empty for an unsigned callback. A pulled event covers its body, because it
   * comes from the provider's authenticated API.
   */
  readonly covers: readonly SignedPart[];
  /** The provider's name in the application's `providers`; absent for a pulled event. */
  readonly providerName?: string;
  /** The trace context of the delivery; absent without the option `instrumentation`. */
  readonly traceContext?: TraceContext;
}

/** The raw request of a callback. The body may contain signed URLs: do not log it. */
export interface StoredDelivery {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}
