/** The HTTP statuses of error codes. Other codes have the status 400. */
const statuses: Readonly<Record<string, number>> = {
  Forbidden: 403,
  InternalError: 500,
  "InvalidAccessKeyId.NotFound": 404,
  "InvalidVideo.NotFound": 404,
  "InvalidVideo.NoneStream": 404,
  MessageNotExist: 404,
  OperationDenied: 403,
  QueueNotExist: 404,
  ServiceUnAvailable: 503,
  SignatureDoesNotMatch: 403,
};

/**
 * An error response of the API or the queue.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/error-codes
 */
export class AlibabaApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
    this.status = statuses[code] ?? 400;
  }
}
