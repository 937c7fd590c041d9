/** The HTTP statuses of the codes that do not have 400. The 400 of all other codes is a guess. */
const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  // From other products of Baidu's; whether this one has them is unknown.
  IdempotentParameterMismatch: 403,
  InvalidVersion: 404,
  OptInRequired: 403,
  PreconditionFailed: 412,
  // Only Baidu's JavaScript SDK knows of it.
  RequestTimeTooSkewed: 403,
};

/**
 * An error answer of the API: a code and its HTTP status.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
export class BaiduApiError extends Error {
  readonly status: number;
  readonly code: string;

  /** `status` is for codes that have more than one. */
  constructor(code: string, message: string, status = statuses[withoutPrefix(code)] ?? 400) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Documented codes occur with and without a prefix such as `MediaException.`. */
function withoutPrefix(code: string): string {
  return code.slice(code.lastIndexOf(".") + 1);
}
