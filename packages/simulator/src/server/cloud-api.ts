import type { ApiError } from "./api-error.js";
import type { ApiRequest, ApiResponse } from "./http-server.js";

/** The part of a simulated API that differs between clouds. */
export interface CloudApi {
  /** Returns the action name of a request without checking its signature; `undefined` for an unknown action. */
  actionOf(request: ApiRequest): string | undefined;
  /** Runs a request. Throws or rejects with an {@link ApiError}. */
  run(request: ApiRequest): ApiResponse | Promise<ApiResponse>;
  /** Creates the response for an error. */
  errorResponse(error: ApiError, request: ApiRequest): ApiResponse;
}
