import { callListener } from "../errors/call-listener.js";
import type { RejectionCode } from "../errors/vod-error.js";
import type { VodEvent } from "../event/event.js";
import type { StoredDelivery } from "../inbox/received-event.js";
import type { SignedPart } from "../provider/verification.js";

/**
 * A delivery with its content and its result. It contains bodies, signatures and signed URLs: it is for a trusted tool
 * such as an inspector, never for a log.
 */
export interface TappedDelivery {
  readonly channel: "push" | "pull";
  /** The provider's name in the application; absent when the path matches no provider. */
  readonly provider?: string;
  readonly receivedAt: Date;
  readonly milliseconds: number;
  /** The request of a callback without headers with credentials; absent for a pulled message. */
  readonly request?: {
    readonly method: string;
    /** The path as the client sent it, with its query. */
    readonly path: string;
    readonly headers: StoredDelivery["headers"];
  };
  /** The raw body of a callback; absent when it was not read. */
  readonly body?: Uint8Array;
  /** The JSON of a pulled message. */
  readonly json?: unknown;
  /** The authenticated parts of an accepted signature; absent when the verification failed or did not take place. */
  readonly covers?: readonly SignedPart[];
  /** The neutral events, before the filter of `callback.events`. */
  readonly events: readonly VodEvent[];
  /** Why the delivery was rejected; absent when it was accepted. */
  readonly code?: RejectionCode;
  /** The problems of the body and of native events that cannot be translated. */
  readonly problems: readonly string[];
  /** The HTTP status of the reply to a callback. */
  readonly status?: number;
}

/** Observes deliveries after they were accepted or rejected. It is not awaited and cannot change anything. */
export type DeliveryTap = (delivery: TappedDelivery) => void;

/** What the pipeline learns of a delivery on its way. */
export interface DeliveryTrace {
  body?: Uint8Array;
  covers?: readonly SignedPart[];
  events: readonly VodEvent[];
  problems: readonly string[];
}

/** The taps of an application. Without one, deliveries are not traced. */
export class DeliveryTaps {
  readonly #taps = new Set<DeliveryTap>();

  /** Adds a tap. Returns a function that removes it. */
  add(tap: DeliveryTap): () => void {
    this.#taps.add(tap);
    return () => void this.#taps.delete(tap);
  }

  /** Begins the trace of a delivery; `undefined` without a tap. */
  begin(): DeliveryTrace | undefined {
    return this.#taps.size === 0 ? undefined : { events: [], problems: [] };
  }

  /** Passes a delivery to the taps. An error of a tap is a process warning. */
  emit(trace: DeliveryTrace, rest: Omit<TappedDelivery, keyof DeliveryTrace>): void {
    for (const tap of this.#taps) callListener("A tap", tap, { ...trace, ...rest });
  }
}
