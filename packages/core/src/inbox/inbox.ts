import type { Clock, Random } from "../clock.js";
import type { VodEvent } from "../event/event.js";
import type { Integrity } from "../handlers.js";
import type { Report } from "../observe.js";

/** An event on its way to its handlers, and how it came. */
export interface Arrival {
  readonly event: VodEvent;
  readonly receivedAt: Date;
  readonly integrity: Integrity;
}

/** Something pulled from a queue that cannot be read as an event. */
export interface DeadLetter {
  readonly provider: string;
  readonly receivedAt: Date;
  /** What is wrong with it. */
  readonly problems: readonly string[];
  /** It, as it came. May hold signed URLs: do not log it. */
  readonly json: unknown;
}

/** What an inbox works with. */
export interface InboxHost {
  /** Runs the handlers of an event; rejects when one fails. */
  handle(arrival: Arrival, attempt: number): Promise<void>;
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
  /** Aborted when the application stops: what came before is still handled, but not tried again. */
  readonly closing: AbortSignal;
}

/**
 * `accepted`: the cloud may be told that the events are safe. Otherwise they are not, and it must send
 * them again.
 */
export type Acceptance = "accepted" | "handler_failed" | "inbox_unavailable";

/** Where events wait between their arrival and their handlers. */
export interface Inbox {
  /** Whether what was accepted survives a crash before it was handled. */
  readonly durable: boolean;
  /** Called once, before anything else. */
  open(host: InboxHost): void;
  /**
   * Takes the events of one delivery, in their order. Drops those it had before, by id. Never rejects.
   */
  accept(arrivals: readonly Arrival[]): Promise<Acceptance>;
  /** Keeps what cannot be handled, so that it neither blocks the queue nor is lost. */
  bury(letter: DeadLetter): Promise<void>;
}
