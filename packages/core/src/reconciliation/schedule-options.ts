import { positiveNumber } from "../validation/codecs.js";
import { strictObject } from "../validation/strict-object.js";

/** When an application reconciles its selected provider. */
export interface ReconcileSchedule {
  /** The time from one reconciliation to the next. */
  readonly everySeconds: number;
  /** How far the first reconciliation reaches back. Later ones continue where the previous one ended. */
  readonly windowSeconds: number;
  /**
   * The time from one search for deletions to the next. It asks about every media, so that a day is a sensible value.
   * Default: never. It needs the option `media`.
   */
  readonly deletionsEverySeconds?: number | undefined;
}

export const scheduleCodec = strictObject({
  everySeconds: positiveNumber,
  windowSeconds: positiveNumber,
  deletionsEverySeconds: positiveNumber,
});
