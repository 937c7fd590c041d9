import { type Failure, type FailureCode, omitUndefined } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";

/**
 * The meaning of the documented codes: the first matching pattern.
 *
 * @see https://www.volcengine.com/docs/4/1283222
 */
const meanings: readonly (readonly [code: RegExp, meaning: FailureCode])[] = [
  [/^InvalidParameter\.InvalidVidOrUri$/, "not_found"],
  [
    /^InvalidParameter\.(InvalidUriError|InvalidMediaStream|Missing(Media|Subtitle)Stream)$/,
    "source_unreadable",
  ],
  [/^InvalidParameter/, "invalid_input"],
  [/^InternalError\.ExecutionTimeout$/, "timeout"],
  [/^InternalError/, "internal"],
];

/** Returns the failure that an event describes. An edit has a status and a message only. */
export function failureIn({ code, status = "Failed", message }: WireEnvelope): Failure {
  const raw = code ?? status;
  const found = meanings.find(([pattern]) => pattern.test(raw));
  return { raw, code: found?.[1] ?? "other", ...omitUndefined({ message }) };
}
