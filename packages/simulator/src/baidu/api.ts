import { randomUUID } from "node:crypto";
import type { CloudParts } from "../cloud/compose.js";
import { ApiError } from "../server/api-error.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import { matchAction } from "../server/match-action.js";
import { type BaiduCredentials, checkBceAuth } from "./bce-auth.js";
import { type BaiduRoutes, baiduActions } from "./routes.js";

export interface BaiduApiOptions extends Pick<CloudParts, "meter" | "activated" | "apiNow"> {
  readonly credentials: BaiduCredentials;
  readonly routes: BaiduRoutes;
}

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

/** Creates the API: REST with a signature in the `Authorization` header. */
export function baiduApi(options: BaiduApiOptions): CloudApi {
  return {
    actionOf: (request) => matchAction(baiduActions, request)?.action,
    run: (request) => response(200, randomUUID(), run(request, options)),
    errorResponse,
  };
}

/** The documentation has codes with a prefix, such as `MediaException.`, and without one. */
function errorResponse({ code, message, ...error }: ApiError): ApiResponse {
  const status = error.status ?? statuses[code.slice(code.lastIndexOf(".") + 1)] ?? 400;
  const requestId = randomUUID();
  return response(status, requestId, JSON.stringify({ requestId, code, message }));
}

function response(status: number, requestId: string, body: string): ApiResponse {
  const headers = {
    "content-type": "application/json;charset=UTF-8",
    "cache-control": "no-cache",
    "x-bce-request-id": requestId,
  };
  return { status, headers, body };
}

/** Runs a request. Returns the response body, which is empty after a write. Throws a {@link ApiError}. */
function run(request: ApiRequest, options: BaiduApiOptions): string {
  const { target, body } = request;
  checkBceAuth(request, options.credentials, options.apiNow());
  const matched = matchAction(baiduActions, request);
  const [path, query] = target.split("?");
  if (matched === undefined) {
    throw path === "/v2/callback"
      ? new ApiError("InvalidHTTPRequest", "There was an error in the HTTP request")
      : new ApiError("InvalidURI", "Could not parse the specified URI");
  }
  const { action, id } = matched;
  checkAccount(action, options);
  const content = options.routes[action]({ id, query: new URLSearchParams(query), body });
  return content === undefined ? "" : JSON.stringify(content);
}

function checkAccount(action: string, { meter, activated }: BaiduApiOptions): void {
  if (!meter.take(action)) {
    // The cloud documents no limit. The status and the code are guesses.
    throw new ApiError(
      "RequestLimitExceeded",
      "There were too many requests in the last second",
      429,
    );
  }
  if (!activated) throw new ApiError("OptInRequired", "The account has not activated VOD");
}
