import { ApiError } from "../server/api-error.js";

/** The HTTP statuses of error codes. Other codes have the status 400. */
const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  FlowLimitExceeded: 429,
  InternalError: 500,
  InvalidAccessKey: 401,
  InvalidActionOrVersion: 404,
  InvalidClientTokenId: 401,
  InvalidTimestamp: 403,
  MissingAuthenticationToken: 401,
  ServiceUnavailableTemp: 503,
  SignatureDoesNotMatch: 401,
};

/**
 * Returns the status of an error response.
 *
 * @see https://www.volcengine.com/docs/4/65595
 */
export function statusOf({ code }: ApiError): number {
  return statuses[code] ?? 400;
}

/** Creates the error for a parameter with an invalid value. */
export function invalidParameter(name: string): ApiError {
  return new ApiError("InvalidParameter", `The parameter ${name} is invalid.`);
}
