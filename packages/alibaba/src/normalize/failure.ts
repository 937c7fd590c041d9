import {
  type Failure,
  type FailureCode,
  type Outcome,
  omitUndefined,
} from "@vod-events/core/provider";

/** The meaning of the codes of failed tasks: the first matching pattern. The list of codes is undocumented. */
const meanings: readonly (readonly [pattern: RegExp, code: FailureCode])[] = [
  [/ResourceContentBad|^URLInvalid|DownloadFail/, "source_unreadable"],
  [/NotFound|^NoSuch|NotExist/, "not_found"],
  [/Timeout/, "timeout"],
  [/^Invalid|^Missing/, "invalid_input"],
  [/^Forbidden|^NoPermission|^AccessDenied/, "permission_denied"],
  [/^Throttling|Quota|^LimitExceeded/, "quota_exceeded"],
  [/^InternalError|^ServiceUnavailable/i, "internal"],
];

/** The members that describe an error, of an event or of one of its parts. */
export interface ErrorMembers {
  readonly status?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
}

/** Returns the failure of an event or a part; `undefined` unless the outcome is `failed`. */
export function failureOf(error: ErrorMembers, outcome: Outcome): Failure | undefined {
  if (outcome !== "failed") return undefined;
  const { errorCode, status = "fail", errorMessage: message } = error;
  const meaning = meanings.find(([pattern]) => pattern.test(errorCode ?? ""));
  return {
    code: meaning?.[1] ?? "other",
    raw: errorCode ?? status,
    ...omitUndefined({ message }),
  };
}
