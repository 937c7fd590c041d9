import { type Failure, type FailureCode, omitUndefined } from "@vod-events/core/provider";

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
