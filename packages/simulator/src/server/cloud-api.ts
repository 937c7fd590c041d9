import type { ApiRequest, ApiResponse } from "./http-server.js";

/** The part of a simulated API that differs between clouds. */
export interface CloudApi {
  /** Returns the action name of a request without checking its signature; `undefined` for an unknown action. */
  actionOf(request: ApiRequest): string | undefined;
  handle(request: ApiRequest): Promise<ApiResponse>;
  /** Creates the response to a request with one of the cloud's error codes. */
  errorResponse(code: string, request: ApiRequest): ApiResponse;
}
