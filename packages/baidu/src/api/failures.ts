import { type Failure, type Outcome, VodError, type VodErrorCode } from "@vod-events/core/provider";
import { type ApiReply, type ErrorReply, readErrorReply } from "./reply.js";

// SUCCESS is the only word in documented samples. FAILED is documented as a filter of the task list
// (https://cloud.baidu.com/doc/VOD/s/Fm4axtv8o), not as the status of an event. READY and RUNNING are reported for
// another kind of task. FAIL, PROCESSING and the two words for canceling are guesses. Other words have the outcome
// "unknown".
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ["SUCCESS", "succeeded"],
  ["FAILED", "failed"],
  ["FAIL", "failed"],
  ["READY", "running"],
  ["RUNNING", "running"],
  ["PROCESSING", "running"],
  ["CANCELED", "canceled"],
  ["CANCELLED", "canceled"],
]);

/** Returns the outcome of a task's status. Baidu mixes upper and lower case. */
export function outcomeOf(status: string | undefined): Outcome {
  return outcomes.get(status?.toUpperCase() ?? "") ?? "unknown";
}

/**
 * Returns the failure of a task; `undefined` unless its status is a failure, because `errMsg` is also set on success.
 * Baidu sends no error code, so the code is always `other` and `raw` is the status.
 */
export function failureOf(
  status: string | undefined,
  errMsg: string | undefined,
): Failure | undefined {
  if (status === undefined || outcomeOf(status) !== "failed") return undefined;
  const failure = { code: "other", raw: status } as const;
  return errMsg === undefined || errMsg.toUpperCase() === "OK"
    ? failure
    : { ...failure, message: errMsg };
}

interface Meaning {
  readonly code: VodErrorCode;
  readonly advice: string;
}

const badKey: Meaning = {
  code: "authentication_failed",
  advice: "Baidu does not accept the access key; check baidu.credentials",
};
const skewed: Meaning = {
  code: "clock_skew",
  advice: "Baidu finds the time of the request wrong; set this machine's clock",
};
const denied: Meaning = {
  code: "permission_denied",
  advice: "the access key lacks the permission for VOD; grant it in IAM",
};
const unavailable: Meaning = {
  code: "unavailable",
  advice: "Baidu VOD failed to answer; try again later",
};
const throttled: Meaning = {
  code: "throttled",
  advice: "Baidu VOD limits the request rate; try again later",
};
const refusedRequest = refusal("Baidu VOD does not accept the request");

// https://cloud.baidu.com/doc/VOD/s/1m057yiso ; RequestTimeTooSkewed is only in Baidu's JavaScript SDK, AuthError
// only in reports of users.
const meanings: ReadonlyMap<string, Meaning> = new Map([
  ["InvalidAccessKeyId", badKey],
  ["SignatureDoesNotMatch", badKey],
  ["InvalidHTTPAuthHeader", badKey],
  ["AuthError", badKey],
  ["RequestExpired", skewed],
  ["RequestTimeTooSkewed", skewed],
  ["AccessDenied", denied],
  [
    "OptInRequired",
    {
      code: "not_activated",
      advice: "VOD is not activated for this account; do so in the console",
    },
  ],
  ["InternalError", unavailable],
  ["MalformedJSON", refusedRequest],
  ["InappropriateJSON", refusedRequest],
  ["InvalidHTTPRequest", refusedRequest],
  ["InvalidURI", refusal("Baidu VOD has no such API at this URL; check baidu.endpoint")],
  ["InvalidVersion", refusal("Baidu VOD has no such API at this URL; check baidu.endpoint")],
  ["PreconditionFailed", refusedRequest],
  ["IdempotentParameterMismatch", refusedRequest],
]);

/**
 * Returns the error of an API response. Baidu's message selects the case but is not passed on, because it may quote
 * the signing key or the URL.
 */
export function apiError(reply: ApiReply): VodError {
  const error = readErrorReply(reply);
  const meaning = meaningOf(reply.status, error);
  const native = error.code === undefined ? "" : `${error.code}, `;
  return new VodError(meaning.code, `${meaning.advice} (${native}HTTP ${reply.status})`, {
    provider: "baidu",
    nativeCode: error.code,
    requestId: error.requestId,
  });
}

function meaningOf(status: number, error: ErrorReply): Meaning {
  // The code may follow the name of an exception: `MediaException.MediaNotFound`.
  const code = error.code?.split(".").at(-1) ?? "";
  if (code === "InvalidCallbackConfigParams") return callbackRefusal(status, error.message);
  return meanings.get(code) ?? meaningOfStatus(status);
}

// Three errors share this code: https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
function callbackRefusal(status: number, message: string): Meaning {
  if (status === 403) {
    return refusal(
      "Baidu VOD does not allow this callback URL (its rule is not documented); use a public address",
    );
  }
  if (/signKey/i.test(message)) {
    return refusal("signing needs a key; set the callback's signing key");
  }
  if (/callbackUrl/i.test(message)) {
    return refusal("events need somewhere to go; set the callback's URL");
  }
  return refusal("Baidu VOD does not accept this callback config");
}

function meaningOfStatus(status: number): Meaning {
  if (status === 401) return badKey;
  if (status === 403) return denied;
  if (status === 429) return throttled;
  return status >= 500 ? unavailable : refusedRequest;
}

function refusal(advice: string): Meaning {
  return { code: "request_rejected", advice };
}
