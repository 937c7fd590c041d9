import {
  type Failure,
  type FailureCode,
  isVodError,
  omitUndefined,
  readName,
  VodError,
  type VodErrorCode,
} from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";

/** The meaning of API error codes: the first matching pattern, with the fix. */
const apiErrors: readonly (readonly [RegExp, VodErrorCode, string])[] = [
  [
    /^AuthFailure\.SignatureExpire$/,
    "clock_skew",
    "this machine's clock is off by more than 5 minutes; set it",
  ],
  [
    /^(AuthFailure\.)?UnauthorizedOperation/,
    "permission_denied",
    "allow the key's user this action of vod in Cloud Access Management",
  ],
  [/^AuthFailure/, "authentication_failed", "check tencent.credentials, and tencent.site"],
  [/^RequestLimitExceeded/, "throttled", "too many calls; wait a moment"],
  [
    /^FailedOperation\.InvalidVodUser$/,
    "not_activated",
    "activate VOD for the account in the console, or use another account's credentials",
  ],
  [/^InternalError/, "unavailable", "the service failed; try again later"],
];
const otherApiError = "check the callback config and tencent.subAppId against the code's meaning";

/**
 * Returns the error of a rejected SDK call. The SDK's message is dropped, because it may quote a parameter such as
 * the signing key.
 *
 * @see https://www.tencentcloud.com/document/product/266/57589
 */
export function apiError(error: unknown, action: string): VodError {
  if (isVodError(error)) return error;
  const { code, requestId, httpCode } = (error ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof httpCode === "number") return statusError(httpCode, action);
  if (typeof code === "string" && typeof requestId === "string") {
    return refusedError(code, readName(requestId), action);
  }
  return transportError(error, action);
}

/** The error of an aborted call. */
export function abortedError(action: string): VodError {
  return failed("aborted", `${action} was aborted`);
}

/** The error of a call that timed out. */
export function timeoutError(action: string): VodError {
  return failed("timeout", `${action} took longer than tencent.timeoutSeconds`);
}

function refusedError(code: string, requestId: string | undefined, action: string): VodError {
  const [, vodCode, advice] = apiErrors.find(([pattern]) => pattern.test(code)) ?? [
    undefined,
    "request_rejected" as const,
    otherApiError,
  ];
  const nativeCode = readName(code);
  const named = nativeCode ?? "an unknown code";
  return failed(vodCode, `Tencent Cloud refused ${action} with ${named}: ${advice}`, {
    nativeCode,
    requestId,
  });
}

/** The API sends its own errors with status 200, so another status is from a gateway or another server. */
function statusError(status: number, action: string): VodError {
  const nativeCode = String(status);
  const message = `Tencent Cloud answered ${action} with HTTP ${nativeCode}`;
  if (status === 429) return failed("throttled", `${message}: wait a moment`, { nativeCode });
  if (status >= 500) return failed("unavailable", `${message}: try again later`, { nativeCode });
  return failed("request_rejected", `${message}: check tencent.endpoint`, { nativeCode });
}

/** The SDK reports transport errors in a message that contains the URL. Only known words of it are read. */
function transportError(error: unknown, action: string): VodError {
  const { message, type } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const text = typeof message === "string" ? message : "";
  if (error instanceof SyntaxError || type === "invalid-json") {
    return failed(
      "unavailable",
      `The answer to ${action} is not JSON, as a gateway's: try again later, or check tencent.endpoint`,
    );
  }
  if (error instanceof TypeError) {
    return failed(
      "response_invalid",
      `The answer to ${action} is not one of Tencent Cloud's API; check tencent.endpoint`,
    );
  }
  if (/network timeout|response timeout|ETIMEDOUT/i.test(text)) {
    return timeoutError(action);
  }
  const reason = /\bE[A-Z_]{4,}\b/.exec(text)?.[0] ?? "no reason given";
  return failed("network", `Tencent Cloud could not be reached for ${action} (${reason})`);
}

function failed(
  code: VodErrorCode,
  message: string,
  details: Readonly<Partial<Record<"nativeCode" | "requestId", string | undefined>>> = {},
): VodError {
  return new VodError(code, message, { provider: providerId, ...details });
}

/**
 * The `ErrCodeExt` words of tasks, complete or up to the dot when the complete one is not listed. `VoilationContent`
 * is the documented spelling; the correct spelling is a guess. `FailedOperation` is documented for tasks that pile
 * up.
 */
const taskWords: Readonly<Record<string, FailureCode>> = {
  InvalidInput: "invalid_input",
  "InvalidInput.DefinitionNotExist": "not_found",
  "InvalidInput.PermissionDenied": "permission_denied",
  "InvalidInput.ResultFileSizeTooLarge": "quota_exceeded",
  InvalidParameter: "invalid_input",
  "InvalidParameter.VoilationContent": "content_rejected",
  "InvalidParameter.ViolationContent": "content_rejected",
  InvalidParameterValue: "invalid_input",
  SourceFileError: "source_unreadable",
  InternalError: "internal",
  FailedOperation: "internal",
  ModelGenerateFailed: "internal",
  ContentModerationFailed: "content_rejected",
  RequestLimitExceeded: "quota_exceeded",
  ResourceInsufficient: "quota_exceeded",
  ResourceNotFound: "not_found",
  OperationCanceled: "canceled",
  TaskTimeout: "timeout",
};

/** The `ErrCode` numbers of tasks. */
const taskNumbers: Readonly<Record<string, FailureCode>> = {
  40000: "invalid_input",
  60000: "source_unreadable",
  70000: "internal",
};

/** The error fields of a task or a part of one. */
export interface TaskError {
  readonly ErrCodeExt: string | undefined;
  readonly ErrCode: number | undefined;
  readonly Message: string | undefined;
}

/**
 * Returns the failure of a task; `undefined` when it names no error. The word takes precedence, because the
 * documentation deprecates the number.
 *
 * @see https://cloud.tencent.com/document/product/266/50368
 */
export function taskFailure(task: TaskError): Failure | undefined {
  const { ErrCodeExt: word, ErrCode: number } = task;
  if (word !== undefined && word !== "0") {
    const group = word.split(".", 1)[0] ?? word;
    return failureOf(lookUp(taskWords, word) ?? lookUp(taskWords, group), word, task);
  }
  if (number === undefined || number === 0) return undefined;
  return failureOf(lookUp(taskNumbers, String(number)), String(number), task);
}

/** The failure of a task that failed without naming an error. */
export function unnamedFailure(status: string, task: TaskError): Failure {
  return failureOf(undefined, status, task);
}

/** A failure with the provider's code, and its message when it says anything. */
export function failureOf(
  code: FailureCode = "other",
  raw: string,
  { Message }: Pick<TaskError, "Message">,
): Failure {
  return omitUndefined({ code, raw, message: Message === "SUCCESS" ? undefined : Message });
}

function lookUp(
  table: Readonly<Record<string, FailureCode>>,
  key: string,
): FailureCode | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
