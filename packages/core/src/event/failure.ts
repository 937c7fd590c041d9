/** Every {@link FailureCode}. The list is closed: what fits nowhere is `other`. */
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
 * Why a cloud's task failed, in words that mean the same for every cloud:
 *
 * - `invalid_input`: a parameter, preset or configuration of the task is wrong
 * - `source_unreadable`: the source file is damaged, missing, unsupported or cannot be downloaded
 * - `not_found`: something the task names does not exist
 * - `permission_denied`: the account may not do this
 * - `quota_exceeded`: a limit of rate, size or balance was reached
 * - `content_rejected`: moderation refused it
 * - `timeout`, `canceled`: as they say
 * - `internal`: the cloud failed; trying again may help
 * - `other`: anything else, `raw` has the cloud's word
 */
export type FailureCode = (typeof failureCodes)[number];
