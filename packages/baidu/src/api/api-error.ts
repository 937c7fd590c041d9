import { ApiErrors, type VodError, type VodErrorCode } from "@vod-events/core/provider";
import { type ApiReply, type ErrorReply, readErrorReply } from "./reply.js";

/** The errors of API calls. The status may give a code its meaning. */
export const errors = new ApiErrors({ provider: "baidu", service: "Baidu VOD" });

/** An error code and the fix. */
type Meaning = readonly [VodErrorCode, string];

const badKey: Meaning = [
  "authentication_failed",
  "Baidu VOD rejected the access key; check baidu.credentials",
];
const denied: Meaning = [
  "permission_denied",
  "the access key has no permission for VOD; grant it in IAM",
];
const throttled: Meaning = ["throttled", "too many calls of Baidu VOD; try again later"];
const unavailable: Meaning = ["unavailable", "Baidu VOD failed; try again later"];
const rejectedRequest: Meaning = ["request_rejected", "Baidu VOD rejected the request"];

/**
 * The meaning of API error codes. `RequestTimeTooSkewed` is only in Baidu's JavaScript SDK, `AuthError` only in reports
 * of users.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
const apiErrors: readonly (readonly [RegExp, Meaning])[] = [
  [/^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidHTTPAuthHeader|AuthError)$/, badKey],
  [
    /^(RequestExpired|RequestTimeTooSkewed)$/,
    ["clock_skew", "this machine's clock differs from Baidu's; set the clock"],
  ],
  [/^AccessDenied$/, denied],
  [
    /^OptInRequired$/,
    ["not_activated", "VOD is not activated for this account; activate it in the console"],
  ],
  [/^InternalError$/, unavailable],
  [
    /^(InvalidURI|InvalidVersion)$/,
    ["request_rejected", "Baidu VOD has no such API at this URL; check baidu.endpoint"],
  ],
  [
    /^(MalformedJSON|InappropriateJSON|InvalidHTTPRequest|PreconditionFailed|IdempotentParameterMismatch)$/,
    rejectedRequest,
  ],
];

/**
 * Returns the error of an API response. Baidu's message selects the case but is not passed on, because it may quote
 * the signing key or the URL.
 */
export function apiError(reply: ApiReply): VodError {
  const error = readErrorReply(reply);
  const [code, advice] = meaningOf(reply.status, error);
  const native = error.code === undefined ? "" : `${error.code}, `;
  return errors.failed(code, `${advice} (${native}HTTP ${reply.status})`, {
    nativeCode: error.code,
    requestId: error.requestId,
  });
}

function meaningOf(status: number, error: ErrorReply): Meaning {
  // The code may follow the name of an exception: `MediaException.MediaNotFound`.
  const code = error.code?.split(".").at(-1) ?? "";
  if (code === "InvalidCallbackConfigParams") {
    return ["request_rejected", callbackAdvice(status, error.message)];
  }
  return apiErrors.find(([pattern]) => pattern.test(code))?.[1] ?? meaningOfStatus(status);
}

// Three errors share this code: https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
function callbackAdvice(status: number, message: string): string {
  if (status === 403) {
    return "Baidu VOD rejected this callback URL (its rule is not documented); use a public address";
  }
  if (/signKey/i.test(message)) return "signing needs a key; set the callback's signing key";
  if (/callbackUrl/i.test(message)) return "events need a callback URL; set the callback's URL";
  return "Baidu VOD rejected this callback config";
}

function meaningOfStatus(status: number): Meaning {
  if (status === 401) return badKey;
  if (status === 403) return denied;
  if (status === 429) return throttled;
  return status >= 500 ? unavailable : rejectedRequest;
}
