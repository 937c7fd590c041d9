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
 * An error response of the API.
 *
 * @see https://www.volcengine.com/docs/4/65595
 */
export class VolcengineApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
    this.status = statuses[code] ?? 400;
  }
}

/** Creates the error for a parameter with an invalid value. */
export function invalidParameter(name: string): VolcengineApiError {
  return new VolcengineApiError("InvalidParameter", `The parameter ${name} is invalid.`);
}
