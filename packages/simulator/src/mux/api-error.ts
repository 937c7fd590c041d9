import { ApiError } from "../server/api-error.js";

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
 * Returns the status of an error response. The types `unauthorized`, `invalid_parameters` and `not_found` are observed,
 * the others are guesses.
 *
 * @see https://github.com/muxinc/mux-php/issues/15
 * @see https://github.com/muxinc/mux-ruby/issues/44
 */
export function statusOf({ code }: ApiError): number {
  return statuses[code] ?? 400;
}

/** Creates the error for a member of a request with an invalid value. */
export function invalidParameter(message: string): ApiError {
  return new ApiError("invalid_parameters", message);
}

/** Returns what a path or id names. Throws an {@link ApiError} when there is nothing. */
export function found<Named>(named: Named | undefined): Named {
  if (named === undefined) throw notFound();
  return named;
}

/** Creates the error for an unknown path or id. */
export function notFound(): ApiError {
  const message = "The requested resource either doesn't exist or you don't have access to it.";
  return new ApiError("not_found", message);
}
