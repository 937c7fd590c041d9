import { isVodError, type VodErrorCode } from "../errors/vod-error.js";

const brand = Symbol.for("vod-events.permanent");

/**
 * Marks an error as permanent: `throw permanent(error)` in a handler moves the event to the dead letters without a
 * retry.
 */
export function permanent(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const marked = new Error(message, { cause: error });
  if (error instanceof Error) marked.name = error.name;
  Object.defineProperty(marked, brand, { value: true });
  return marked;
}

/** The final results of a confirmation. Another lookup would not change them. */
const judged: readonly VodErrorCode[] = ["event_contradicted", "event_unconfirmed"];

/** Tells whether an event failed because the provider's API did not confirm it. No handler has run in that case. */
export function isUnconfirmed(error: unknown): boolean {
  const late: VodErrorCode = "event_not_yet_confirmed";
  return isVodError(error) && (judged.includes(error.code) || error.code === late);
}

/** Tells whether an error is permanent. An `AggregateError` is permanent when all its errors are. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof AggregateError) {
    return error.errors.length > 0 && error.errors.every(isPermanent);
  }
  if (isVodError(error) && judged.includes(error.code)) return true;
  return typeof error === "object" && error !== null && brand in error;
}

const longestWaitSeconds = 7 * 24 * 3600;

/**
 * Returns the wait that an error requests by `retryAfterSeconds`, in milliseconds, limited to a week. For an
 * `AggregateError` it is the longest wait of its errors. `undefined` when no valid wait is requested.
 */
export function retryAfterMs(error: unknown): number | undefined {
  if (error instanceof AggregateError) {
    const waits = error.errors.map(retryAfterMs).filter((wait) => wait !== undefined);
    return waits.length === 0 ? undefined : Math.max(...waits);
  }
  if (typeof error !== "object" || error === null || !("retryAfterSeconds" in error))
    return undefined;
  const seconds = error.retryAfterSeconds;
  const sensible = typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0;
  return sensible ? Math.min(seconds, longestWaitSeconds) * 1000 : undefined;
}
