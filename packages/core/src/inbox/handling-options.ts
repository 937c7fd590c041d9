import { oneOf, positiveInteger, positiveNumber } from "../validation/codecs.js";
import { strictObject } from "../validation/strict-object.js";

/** How events are handed to handlers. */
export interface HandlingOptions {
  /** How many events are handled at once. Default 32. */
  readonly concurrency?: number | undefined;
  /**
   * How long the handlers of an event may take. Then their signal is aborted, the attempt has failed, and
   * what they still do is ignored. Default 20.
   */
  readonly deadlineSeconds?: number | undefined;
  /** How often a durable inbox tries an event before it is dead. Default 10. */
  readonly attempts?: number | undefined;
  /** The longest wait before the second attempt; it doubles with each further one. Default 1. */
  readonly retryBaseSeconds?: number | undefined;
  /** No wait between attempts is longer, but for one that an error asks for. Default 300. */
  readonly retryCapSeconds?: number | undefined;
  /** `media`: events of one media are never handled at the same time. Default: any are. */
  readonly serialBy?: "media" | undefined;
}

/** {@link HandlingOptions} with nothing left open. */
export interface HandlingSettings {
  readonly concurrency: number;
  readonly deadlineMs: number;
  readonly attempts: number;
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  readonly serialByMedia: boolean;
}

/** What {@link HandlingOptions} may be. */
export const handlingCodec = strictObject({
  concurrency: positiveInteger,
  deadlineSeconds: positiveNumber,
  attempts: positiveInteger,
  retryBaseSeconds: positiveNumber,
  retryCapSeconds: positiveNumber,
  serialBy: oneOf(["media"]),
});

/** Fills in the defaults. */
export function handlingSettings(options: HandlingOptions = {}): HandlingSettings {
  const { concurrency = 32, deadlineSeconds = 20, attempts = 10, serialBy } = options;
  const { retryBaseSeconds = 1, retryCapSeconds = 300 } = options;
  return {
    concurrency,
    attempts,
    deadlineMs: deadlineSeconds * 1000,
    retryBaseMs: retryBaseSeconds * 1000,
    retryCapMs: retryCapSeconds * 1000,
    serialByMedia: serialBy === "media",
  };
}
