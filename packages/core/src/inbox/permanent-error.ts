import { isVodError, type VodErrorCode } from "../errors/vod-error.js";

const brand = Symbol.for("vod-events.permanent");

/**
 * Marks an error as one that trying again cannot mend: `throw permanent(error)` in a handler sends the event
 * straight to the dead letters.
 */
export function permanent(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const marked = new Error(message, { cause: error });
  if (error instanceof Error) marked.name = error.name;
  Object.defineProperty(marked, brand, { value: true });
  return marked;
}

/** What a cloud's API said, or cannot say, of an event: to ask again is of no use. */
const judged: readonly VodErrorCode[] = ["event_contradicted", "event_unconfirmed"];

/** Whether an event failed since its cloud's API does not bear it out: then no handler was told of it. */
export function isUnconfirmed(error: unknown): boolean {
  const late: VodErrorCode = "event_not_yet_confirmed";
  return isVodError(error) && (judged.includes(error.code) || error.code === late);
}

/** Whether a failure is permanent; of several handlers' errors all must be. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof AggregateError) {
    return error.errors.length > 0 && error.errors.every(isPermanent);
  }
  if (isVodError(error) && judged.includes(error.code)) return true;
  return typeof error === "object" && error !== null && brand in error;
}

const longestWaitSeconds = 7 * 24 * 3600;

/**
 * How long an error asks to wait before another try: its `retryAfterSeconds`, the longest of several
 * handlers' errors, and a week at most. Absent where it asks for nothing that makes sense.
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
