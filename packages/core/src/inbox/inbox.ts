import type { Report } from "../diagnostics/diagnostics.js";
import type { MediaStore } from "../media/media-store.js";
import type { Clock, Random } from "../primitives/clock.js";
import type { HandlingSettings } from "./handling-options.js";
import type { DispatchedEvent, ReceivedEvent } from "./received-event.js";
import type { InboxStore, KeyValueState, UndecodableMessage } from "./store.js";

/** The dependencies of an inbox. */
export interface InboxHost {
  /**
   * Runs the handlers of an event within their deadline and reports diagnostics. Rejects when a handler fails or the
   * deadline passes.
   */
  handle(received: DispatchedEvent, attempt: number): Promise<void>;
  /**
   * Whether events without an authenticated body are confirmed through the provider's API before they are handled.
   */
  readonly confirmsEvents: boolean;
  /** The application's handling options. */
  readonly handling: HandlingSettings;
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
  /** Aborted when the application stops. After that, no new work may start. */
  readonly closing: AbortSignal;
}

/**
 * `accepted`: the events are safe and the provider may be acknowledged. With any other value they are not, and the
 * provider must deliver them again.
 */
export type AcceptResult = "accepted" | "handler_failed" | "inbox_full" | "inbox_unavailable";

/** Inspects an inbox and redrives its dead letters. */
export type InboxAdmin = Pick<InboxStore, "list" | "get" | "stats"> & {
  /** Redrives the matching events now; see {@link InboxStore.redrive}. */
  redrive(filter: Parameters<InboxStore["redrive"]>[0]): Promise<number>;
};

/**
 * Stores events between receipt and handling. An inbox can be a store that core's worker drives, or a broker that
 * schedules deliveries itself.
 */
export interface Inbox {
  /** Whether accepted events survive a crash. */
  readonly durable: boolean;
  /** Called once, before any other method. */
  open(host: InboxHost): void;
  /** Starts to deliver stored events. The handlers are registered at this point. */
  start(): Promise<void>;
  /** Accepts the events of one delivery, in order. Deduplicates by event id. Never rejects. */
  accept(events: readonly ReceivedEvent[]): Promise<AcceptResult>;
  /** Stores a message that cannot be decoded in the dead letters, so that it is neither lost nor blocks the queue. */
  storeUndecodable(message: UndecodableMessage): Promise<void>;
  /** Called when no more events are accepted. Resolves when all running work has ended. */
  stop(): Promise<void>;
  /** Absent when the engine cannot be inspected. */
  readonly admin?: InboxAdmin;
  /** Key–value state of the application; absent when the engine cannot store it. */
  readonly state?: KeyValueState;
  /** Media states; absent when the engine cannot store them. */
  readonly media?: MediaStore;
  /** How long done events are known as duplicates; absent when they are known up to a number of events. */
  readonly keepDoneSeconds?: number;
}
