import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { RejectionCode } from "../errors/vod-error.js";
import type { InboxAdmin } from "../inbox/inbox.js";
import type { DispatchedEvent, ReceivedEvent } from "../inbox/received-event.js";
import type { TraceContext } from "../inbox/trace-context.js";
import type { Clock } from "../primitives/clock.js";

/**
 * Observes the work of an application, for traces and metrics. Each method that gets `next` calls it once and returns
 * its result or its error. No method may throw an error of its own.
 */
export interface Instrumentation {
  /** Called once, when the application is created. */
  observe(application: ObservedApplication): void;
  /** Runs the processing of a delivery. */
  delivery<Outcome extends DeliveryOutcome>(
    delivery: ObservedDelivery,
    next: () => Promise<Outcome>,
  ): Promise<Outcome>;
  /** Returns the trace context of the delivery that is processed. It is stored with its events. */
  traceContext(): TraceContext | undefined;
  /**
   * Runs an attempt to handle an event that has a handler or changes media states, perhaps in another process than its
   * delivery.
   */
  attempt(attempt: ObservedAttempt, next: () => Promise<void>): Promise<void>;
  /** Runs a call of a provider's API. */
  apiCall<Result>(call: ObservedApiCall, next: () => Promise<Result>): Promise<Result>;
}

/** The application that an {@link Instrumentation} observes. */
export interface ObservedApplication {
  readonly diagnostics: Diagnostics;
  /** Absent when the inbox cannot be inspected. */
  readonly inbox: Pick<InboxAdmin, "stats"> | undefined;
  readonly clock: Clock;
  /** Aborted when the application stops. */
  readonly closing: AbortSignal;
}

/** A delivery: a callback to a known path, a pulled message, or a reconciled event. */
export interface ObservedDelivery {
  readonly channel: ReceivedEvent["integrity"]["channel"];
  /** The provider's name in the application. */
  readonly provider: string;
}

/** Whether a delivery was accepted; `code` tells why not. */
export interface DeliveryOutcome {
  readonly settled: boolean;
  readonly code?: RejectionCode;
}

/** An attempt to handle an event. */
export interface ObservedAttempt extends DispatchedEvent {
  /** Starts at 1. */
  readonly attempt: number;
}

/** A call of a provider's API. */
export interface ObservedApiCall {
  /** The provider's name in the application. */
  readonly provider: string;
  /** The method of the adapter, such as `queue.pull` or `callback.write`. */
  readonly operation: string;
}
