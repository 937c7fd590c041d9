import { EventEmitter } from "eventemitter3";
import { callListener } from "../errors/call-listener.js";
import type { VodErrorCode } from "../errors/vod-error.js";
import type { VodEvent, VodEventType } from "../event/event.js";

/** The fields of every diagnostic about an event. */
export interface EventRef {
  /** The adapter's id, as in the event. Other diagnostics contain the provider's name in the application. */
  readonly provider: string;
  readonly id: string;
  readonly type: VodEventType;
}

/** Returns the reference to an event. */
export function eventRef({ provider, id, type }: VodEvent): EventRef {
  return { provider, id, type };
}

/** The diagnostics by name, for logs and metrics. None contains a body, a secret or a URL. */
export interface DiagnosticEvents {
  /** The application was started with `receiver.allowUnsigned`. Without a listener, a process warning is emitted. */
  readonly unsigned_allowed: { readonly consequence: string };
  /** A callback's body was read. */
  readonly received: { readonly provider: string; readonly bytes: number };
  /**
   * A callback was rejected. `provider` is absent when the path matches no provider. `problems` lists why a body
   * cannot be decoded. `error` is an unexpected error of an adapter or an inbox.
   */
  readonly rejected: {
    readonly provider?: string;
    readonly code: VodErrorCode;
    readonly status: number;
    readonly problems?: readonly string[];
    readonly error?: unknown;
  };
  /** A test delivery with a valid signature was received. It has no other effect. */
  readonly test_delivery: { readonly provider: string };
  /** The key file could not be read again. The last known keys stay in use. */
  readonly key_file_unreadable: { readonly error: unknown };
  /** An event type outside `callback.events` was received. It is acknowledged but not handled. */
  readonly filtered: EventRef;
  /** An event with a known id was received: it is done, dead or pending. */
  readonly duplicate: EventRef;
  /** The event type has no handler. The event counts as done. */
  readonly unhandled: EventRef & { readonly attempt: number; readonly milliseconds: number };
  /** All handlers succeeded. */
  readonly handled: EventRef & { readonly attempt: number; readonly milliseconds: number };
  /** The provider's API contradicted an event. It moves to the dead letters. `reasons` name fields of the event. */
  readonly contradicted: EventRef & { readonly reasons: readonly string[] };
  /** The provider's API cannot confirm an event. `receiver.unconfirmed` decides what happens to it. */
  readonly unconfirmed: EventRef & { readonly reason: string };
  /** A handler failed, or the event could not be confirmed; `error` is the reason. Without a listener, the first one emits a process warning. */
  readonly attempt_failed: EventRef & { readonly attempt: number; readonly error: unknown };
  /** An event moved to the dead letters after its last attempt. It can be redriven. */
  readonly dead_lettered: EventRef & { readonly attempt: number; readonly error: unknown };
  /** A failed attempt is retried after the wait. */
  readonly retrying: EventRef & { readonly attempt: number; readonly waitMilliseconds: number };
  /**
   * An attempt does not count: another worker took the event over, the lease was granted too late, or the store
   * failed to settle it. The event may be handled twice.
   */
  readonly lease_lost: EventRef;
  /** The inbox's store failed. Events that it did not store are not acknowledged. */
  readonly inbox_failed: { readonly error: unknown };
  /**
   * A native event cannot be translated. A pulled message, and one of several events in a delivery, are `stored` in the
   * dead letters; what only a reconciliation reads is not. `error` is what a failing adapter threw.
   */
  readonly undecodable: {
    readonly provider: string;
    readonly code: "body_not_decodable" | "adapter_failed";
    readonly problems: readonly string[];
    readonly stored: boolean;
    readonly error?: unknown;
  };
  /** A delivery of a provider contained no events. */
  readonly no_events: { readonly provider: string };
  /** The URL of a provider's handshake was fetched, which confirms the endpoint. */
  readonly handshake: { readonly provider: string };
  /** An unexpected error of an adapter or an inbox prevented the delivery of a pulled message. It is redelivered. */
  readonly delivery_failed: { readonly provider: string; readonly error: unknown };
  /**
   * A provider sent a type or field that this version does not know. Reported once for each name. The event is
   * delivered.
   */
  readonly schema_drift: {
    readonly provider: string;
    readonly kind: "unknown_type" | "unknown_field";
    readonly name: string;
  };
  /** A provider delivered in a format that the adapter does not support; `advice` names the setting to change. */
  readonly unsupported_format: {
    readonly provider: string;
    readonly format: string;
    readonly advice: string;
  };
  /** The provider's callback config was compared with the desired one. `changes`: how many settings differ. */
  readonly config_compared: { readonly provider: string; readonly changes: number };
  /** A pull returned events. */
  readonly pulled: { readonly provider: string; readonly count: number };
  /** Events were confirmed and removed from the queue. */
  readonly confirmed: { readonly provider: string; readonly count: number };
  /** A pull failed. The next one follows after the wait. */
  readonly pull_failed: {
    readonly provider: string;
    readonly error: unknown;
    readonly waitMilliseconds: number;
  };
  /** A confirm failed. The provider redelivers the events. */
  readonly confirm_failed: {
    readonly provider: string;
    readonly error: unknown;
    readonly count: number;
  };
  /**
   * Pulling stopped permanently because retries cannot succeed. Without a listener, the error is thrown as an
   * uncaught exception.
   */
  readonly pull_stopped: { readonly provider: string; readonly error: unknown };
  /** A reconciliation ended; see the result of `reconcile`. `complete` is false when it was stopped. */
  readonly reconciled: {
    readonly provider: string;
    readonly found: number;
    readonly stored: number;
    readonly duplicates: number;
    readonly calls: number;
    readonly complete: boolean;
    /** The number of media that were asked about; only for a search for deletions. */
    readonly media?: number;
  };
  /** A scheduled reconciliation failed. The next one continues from its last page after the wait. */
  readonly reconcile_failed: {
    readonly provider: string;
    readonly error: unknown;
    readonly waitMilliseconds: number;
  };
}

/** Registers listeners for diagnostics. Listeners are not awaited and cannot change anything. */
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

/** Emits a diagnostic. Returns whether it has listeners. */
export type Report = <Name extends keyof DiagnosticEvents>(
  name: Name,
  fact: DiagnosticEvents[Name],
) => boolean;

type Listener = (fact: never) => void;

/** Creates an emitter without listeners, and the function that emits. */
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
    const what = `A listener of the diagnostics event "${name}"`;
    for (const listener of emitter.listeners(name)) callListener(what, listener, fact as never);
    return true;
  };
  return { diagnostics, report };
}
