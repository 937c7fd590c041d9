import type { ApiError } from "../server/api-error.js";

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
 * Returns the status of an error response of the API or the queue.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/error-codes
 */
export function statusOf({ code }: ApiError): number {
  return statuses[code] ?? 400;
}
