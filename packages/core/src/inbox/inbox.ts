import type { Report } from "../diagnostics/diagnostics.js";
import type { Clock, Random } from "../primitives/clock.js";
import type { HandlingSettings } from "./handling-options.js";
import type { ReceivedEvent } from "./received-event.js";
import type { InboxStore, KeyValueState, UndecodableMessage } from "./store.js";

/** What an inbox works with. */
export interface InboxHost {
  /**
   * Runs the handlers of an event, within their deadline, and tells the observers how it went. Rejects when
   * one fails or the deadline passes.
   */
  handle(
    arrival: Pick<ReceivedEvent, "event" | "receivedAt" | "integrity">,
    attempt: number,
  ): Promise<void>;
  /** Whether events that no signature covers are read back through their clouds' APIs before they are handled. */
  readonly confirmsEvents: boolean;
  /** How the application wants its events handled. */
  readonly handling: HandlingSettings;
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
  /** Aborted when the application stops: begin nothing more. */
  readonly closing: AbortSignal;
}

/**
 * `accepted`: the cloud may be told that the events are safe. Otherwise they are not, and it must send
 * them again.
 */
export type AcceptResult = "accepted" | "handler_failed" | "inbox_full" | "inbox_unavailable";

/** Looks into an inbox, and sends round again what is dead. */
export type InboxAdmin = Pick<InboxStore, "list" | "get" | "stats"> & {
  /** Like the store's, from now on. */
  redrive(filter: Parameters<InboxStore["redrive"]>[0]): Promise<number>;
};

/**
 * Where events wait between their arrival and their handlers. One that schedules by itself, such as a
 * broker, fits as well as a table that core's worker drives.
 */
export interface Inbox {
  /** Whether what was accepted survives a crash before it was handled. */
  readonly durable: boolean;
  /** Called once, before anything else. */
  open(host: InboxHost): void;
  /** Begins to hand over what is in it from before. The handlers are registered by then. */
  start(): Promise<void>;
  /**
   * Takes the events of one delivery, in their order. Drops those it had before, by id. Never rejects.
   */
  accept(arrivals: readonly ReceivedEvent[]): Promise<AcceptResult>;
  /** Keeps what is no event, so that it neither blocks the queue nor is lost. */
  storeUndecodable(letter: UndecodableMessage): Promise<void>;
  /** Called when nothing more is accepted; resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** Absent where the engine cannot look into itself. */
  readonly admin?: InboxAdmin;
  /** Where the application's own few notes are kept; absent where the engine has no place for them. */
  readonly state?: KeyValueState;
}
