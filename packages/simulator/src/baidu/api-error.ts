/** The HTTP statuses by code. Other codes have the status 400, which is a guess. */
const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  // The next four are from other Baidu products. Whether VOD has them is unknown.
  IdempotentParameterMismatch: 403,
  InvalidVersion: 404,
  OptInRequired: 403,
  PreconditionFailed: 412,
  // Known only from Baidu's JavaScript SDK.
  RequestTimeTooSkewed: 403,
};

/**
 * An error response of the API: a code, a message and an HTTP status.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
export class BaiduApiError extends Error {
  readonly status: number;
  readonly code: string;

  /** Pass `status` for a code that has several. Default: the status of the code. */
  constructor(code: string, message: string, status = statuses[withoutPrefix(code)] ?? 400) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Removes the prefix of a code, such as `MediaException.`. The documentation has codes with and without one. */
function withoutPrefix(code: string): string {
  return code.slice(code.lastIndexOf(".") + 1);
}
