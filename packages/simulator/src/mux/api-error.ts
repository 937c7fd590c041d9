/** The HTTP statuses of error types. Other types have the status 400. */
const statuses: Readonly<Record<string, number>> = {
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  too_many_requests: 429,
  internal_error: 500,
  service_unavailable: 503,
};

/**
 * An error response of the API. The types `unauthorized`, `invalid_parameters` and `not_found` are observed, the others
 * are guesses.
 *
 * @see https://github.com/muxinc/mux-php/issues/15
 * @see https://github.com/muxinc/mux-ruby/issues/44
 */
export class MuxApiError extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
    this.status = statuses[type] ?? 400;
  }
}

/** Creates the error for a member of a request with an invalid value. */
export function invalidParameter(message: string): MuxApiError {
  return new MuxApiError("invalid_parameters", message);
}

/** Creates the error for an unknown path or id. */
export function notFound(): MuxApiError {
  const message = "The requested resource either doesn't exist or you don't have access to it.";
  return new MuxApiError("not_found", message);
}
