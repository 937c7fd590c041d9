import { oneOf, positiveInteger, positiveNumber } from "../validation/codecs.js";
import { strictObject } from "../validation/strict-object.js";

/** Options for running handlers. */
export interface HandlingOptions {
  /** The number of events handled at the same time. Default 32. */
  readonly concurrency?: number | undefined;
  /**
   * The maximum run time of an event's handlers. After it, their signal is aborted, the attempt fails, and their
   * result is ignored. Default 20.
   */
  readonly deadlineSeconds?: number | undefined;
  /** The number of attempts of a durable inbox before an event moves to the dead letters. Default 10. */
  readonly attempts?: number | undefined;
  /** The maximum wait before the second attempt; it doubles with each further attempt. Default 1. */
  readonly retryBaseSeconds?: number | undefined;
  /** The maximum wait between attempts, unless an error asks for a longer one. Default 300. */
  readonly retryCapSeconds?: number | undefined;
  /** `media`: events of one media are never handled at the same time. Default: no restriction. */
  readonly serialBy?: "media" | undefined;
}

/** {@link HandlingOptions} with all defaults filled in, times in milliseconds. */
export interface HandlingSettings {
  readonly concurrency: number;
  readonly deadlineMs: number;
  readonly attempts: number;
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  readonly serialByMedia: boolean;
}

export const handlingCodec = strictObject({
  concurrency: positiveInteger,
  deadlineSeconds: positiveNumber,
  attempts: positiveInteger,
  retryBaseSeconds: positiveNumber,
  retryCapSeconds: positiveNumber,
  serialBy: oneOf(["media"]),
});

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
