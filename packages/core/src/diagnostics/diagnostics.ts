import { EventEmitter } from "eventemitter3";
import { errorMessage } from "../errors/error-message.js";
import type { VodErrorCode } from "../errors/vod-error.js";
import type { VodEvent, VodEventType } from "../event/event.js";

/** What every fact about an event says. */
export interface EventRef {
  /** The adapter's id, as the event has it; other facts say what the application calls the cloud. */
  readonly provider: string;
  readonly id: string;
  readonly type: VodEventType;
}

/** The fact that names an event. */
export function eventRef({ provider, id, type }: VodEvent): EventRef {
  return { provider, id, type };
}

/** What an operator may want to count or log, by name. No fact holds a body, a secret or a URL. */
export interface DiagnosticEvents {
  /**
   * The application was started with `receiver.allowUnsigned`. A warning of the process where nobody observes it.
   */
  readonly unsigned_allowed: { readonly consequence: string };
  /** A callback's body was read. */
  readonly received: { readonly provider: string; readonly bytes: number };
  /**
   * A callback was turned away. `provider` is absent where its path named none; `problems` say what a body
   * lacks that is no event, and `error` is a defect of an adapter or an inbox.
   */
  readonly rejected: {
    readonly provider?: string;
    readonly code: VodErrorCode;
    readonly status: number;
    readonly problems?: readonly string[];
    readonly error?: unknown;
  };
  /** A delivery came that only tried out the receiver, rightly signed; nothing was done with it. */
  readonly test_delivery: { readonly provider: string };
  /** The key file could not be read again; the keys read last hold. */
  readonly key_file_unreadable: { readonly error: unknown };
  /** A cloud sent an event that the callback config does not ask for; it is settled, not handled. */
  readonly filtered: EventRef;
  /** An event came that is in the inbox already: done, dead, or on its way. */
  readonly duplicate: EventRef;
  /** Nobody handles events of this type; it is done all the same. */
  readonly unhandled: EventRef & { readonly attempt: number; readonly milliseconds: number };
  /** Every handler succeeded. */
  readonly handled: EventRef & { readonly attempt: number; readonly milliseconds: number };
  /** The cloud's API tells otherwise than an event: it is dead. `reasons` name the event's fields. */
  readonly contradicted: EventRef & { readonly reasons: readonly string[] };
  /** The cloud's API cannot tell whether an event is true; `receiver.unconfirmed` says what becomes of it. */
  readonly unconfirmed: EventRef & { readonly reason: string };
  /** A handler failed, or the event could not be confirmed; `error` is why. */
  readonly attempt_failed: EventRef & { readonly attempt: number; readonly error: unknown };
  /** A handler failed for good: the event is among the dead, for somebody to look at and send round again. */
  readonly dead_lettered: EventRef & { readonly attempt: number; readonly error: unknown };
  /** Failed handlers run again after a wait. */
  readonly retrying: EventRef & { readonly attempt: number; readonly waitMilliseconds: number };
  /**
   * An attempt does not count: another worker had taken the event over, its lease came too late to begin, or
   * the store could not write it down. The event may be handled twice.
   */
  readonly lease_lost: EventRef;
  /** The inbox's store failed. What it did not take is not acknowledged. */
  readonly inbox_failed: { readonly error: unknown };
  /** A pulled item could not be read as an event and was put among the dead of the inbox. */
  readonly undecodable: { readonly provider: string; readonly problems: readonly string[] };
  /** A pulled item met a defect of an adapter or an inbox; it is not confirmed and comes again. */
  readonly delivery_failed: { readonly provider: string; readonly error: unknown };
  /** A cloud sent something that this version does not know; told once a name. It is delivered all the same. */
  readonly schema_drift: {
    readonly provider: string;
    readonly kind: "unknown_type" | "unknown_field";
    readonly name: string;
  };
  /** A cloud delivered in a format that is not read here; `advice` says what to change where. */
  readonly unsupported_format: {
    readonly provider: string;
    readonly format: string;
    readonly advice: string;
  };
  /** A pull brought events. */
  readonly pulled: { readonly provider: string; readonly count: number };
  /** Events were taken off the queue. */
  readonly confirmed: { readonly provider: string; readonly count: number };
  /** A pull failed; the next comes after the wait. */
  readonly pull_failed: {
    readonly provider: string;
    readonly error: unknown;
    readonly waitMilliseconds: number;
  };
  /** Events could not be confirmed; the cloud will hand them out again. */
  readonly confirm_failed: {
    readonly provider: string;
    readonly error: unknown;
    readonly count: number;
  };
  /** Pulling ended for good, since waiting would not help. Thrown as an uncaught error where nobody observes it. */
  readonly pull_stopped: { readonly provider: string; readonly error: unknown };
}

/** Takes functions that are told of operational facts. They are not awaited and can change nothing. */
export interface Diagnostics {
  on<Name extends keyof DiagnosticEvents>(
    name: Name,
    observer: (fact: DiagnosticEvents[Name]) => void,
  ): Diagnostics;
  off<Name extends keyof DiagnosticEvents>(
    name: Name,
    observer: (fact: DiagnosticEvents[Name]) => void,
  ): Diagnostics;
}

/** Tells the observers of a fact; returns whether there were any. */
export type Report = <Name extends keyof DiagnosticEvents>(
  name: Name,
  fact: DiagnosticEvents[Name],
) => boolean;

type Listener = (fact: never) => void;

/** Makes an empty set of observers, and the function that tells them. */
export function createDiagnostics(): {
  readonly diagnostics: Diagnostics;
  readonly report: Report;
} {
  const emitter = new EventEmitter<Record<string, Listener>>();
  const diagnostics: Diagnostics = {
    on(name, observer) {
      emitter.on(name, observer);
      return diagnostics;
    },
    off(name, observer) {
      emitter.off(name, observer);
      return diagnostics;
    },
  };
  const report: Report = (name, fact) => {
    if (emitter.listenerCount(name) === 0) return false;
    const listeners = emitter.listeners(name) as ((fact: unknown) => unknown)[];
    for (const listener of listeners) {
      try {
        Promise.resolve(listener(fact)).catch((error: unknown) => warnOf(name, error));
      } catch (error) {
        warnOf(name, error);
      }
    }
    return true;
  };
  return { diagnostics, report };
}

function warnOf(name: string, error: unknown): void {
  process.emitWarning(`An observer of "${name}" threw: ${errorMessage(error)}`, "VodEventsWarning");
}
