import type { DeliveryContent } from "./delivery-content.js";
import type { Fault } from "./faults.js";

/** A callback attempt that has ended. */
export interface Delivery {
  readonly at: Date;
  /** The provider's name. */
  readonly provider: string;
  readonly content: DeliveryContent;
  /** Starts at 1. */
  readonly attempt: number;
  /** The status that the cloud got, or why it got none. */
  readonly status: number | "no_connection" | "timeout";
  /** The code of the system's error; absent when there was a connection. */
  readonly code?: string;
  /** Whether the request was sent to the application. */
  readonly forwarded: boolean;
  readonly milliseconds: number;
  /** The wait before the next attempt; `undefined` when there is none. */
  readonly retryAfterSeconds: number | undefined;
  /** The fault that was injected. */
  readonly fault: Fault | undefined;
}

/** Tells whether the application acknowledged a delivery. */
export function isAcknowledged({ status }: Pick<Delivery, "status">): boolean {
  return typeof status === "number" && status >= 200 && status < 300;
}
