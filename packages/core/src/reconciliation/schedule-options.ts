import { positiveNumber } from "../validation/codecs.js";
import { strictObject } from "../validation/strict-object.js";

/** When an application reconciles its selected provider. */
export interface ReconcileSchedule {
  /** The time from one reconciliation to the next. */
  readonly everySeconds: number;
  /** How far the first reconciliation reaches back. Later ones continue where the previous one ended. */
  readonly windowSeconds: number;
}

/** The codec of a {@link ReconcileSchedule}. */
export const scheduleCodec = strictObject({
  everySeconds: positiveNumber,
  windowSeconds: positiveNumber,
});
