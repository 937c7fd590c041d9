import * as t from "io-ts";
import { boolean, positiveNumber } from "../validation/codecs.js";
import { strictObject } from "../validation/strict-object.js";

/** Options for media states. */
export interface MediaOptions {
  /**
   * How long the state of a deleted media is kept. A late event of a media whose state is gone creates it again. Default
   * 2,592,000 (30 days).
   */
  readonly keepDeletedSeconds?: number | undefined;
  /**
   * How often `waitFor` reads the states that it waits for, for changes by other processes. It also reads them when the
   * store sends a notification. Default 1.
   */
  readonly pollSeconds?: number | undefined;
}

/** {@link MediaOptions} with all defaults filled in, in milliseconds. */
export type MediaSettings = NonNullable<ReturnType<typeof mediaSettings>>;

const membersCodec = strictObject({
  keepDeletedSeconds: positiveNumber,
  pollSeconds: positiveNumber,
});

export const mediaCodec = new t.Type<boolean | object>(
  "true, false or an object",
  (value): value is boolean | object => boolean.is(value) || membersCodec.is(value),
  (value, context) =>
    boolean.is(value) ? t.success(value) : membersCodec.validate(value, context),
  t.identity,
);

/** Fills in the defaults. `undefined` without media states. */
export function mediaSettings(options: boolean | MediaOptions | undefined) {
  if (options === undefined || options === false) return undefined;
  const { keepDeletedSeconds = 30 * 24 * 3600, pollSeconds = 1 } = options === true ? {} : options;
  return { keepDeletedMs: keepDeletedSeconds * 1000, pollMs: pollSeconds * 1000 };
}
