/** Every {@link FailureCode}. The list is closed; `other` covers the rest. */
export const failureCodes = [
  "invalid_input",
  "source_unreadable",
  "not_found",
  "permission_denied",
  "quota_exceeded",
  "content_rejected",
  "timeout",
  "canceled",
  "internal",
  "other",
] as const;

/**
 * Why a provider's task failed, in neutral terms:
 *
 * - `invalid_input`: a parameter, preset or configuration of the task is invalid
 * - `source_unreadable`: the source file is damaged, missing, unsupported or not downloadable
 * - `not_found`: an object that the task refers to does not exist
 * - `permission_denied`: the account lacks the permission
 * - `quota_exceeded`: a limit of rate, size or balance was reached
 * - `content_rejected`: moderation rejected the content
 * - `timeout`: the task took too long
 * - `canceled`: the task was canceled
 * - `internal`: the provider failed; a retry may succeed
 * - `other`: any other reason; `raw` has the provider's code
 */
export type FailureCode = (typeof failureCodes)[number];
