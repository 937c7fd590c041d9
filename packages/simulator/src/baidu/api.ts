import { randomUUID } from "node:crypto";
import type { CloudParts } from "../cloud/compose.js";
import { ApiError } from "../server/api-error.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import { type BaiduCredentials, checkBceAuth } from "./bce-auth.js";
import type { BaiduConfigStore } from "./config.js";
import { findLookup } from "./lookups.js";
import type { BaiduResources } from "./resources.js";

type Parts = Pick<CloudParts, "meter" | "activated" | "extraConfig" | "apiNow">;

export interface BaiduApiOptions extends Parts {
  readonly credentials: BaiduCredentials;
  readonly config: BaiduConfigStore;
  readonly resources: BaiduResources;
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

const path = "/v2/callback";
const methods = ["GET", "PUT"];

/**
 * Creates the API: `GET` and `PUT /v2/callback`, and the lookups and lists of tasks and media.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
 * @see https://cloud.baidu.com/doc/VOD/s/Pm3h9z4wj
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
export function baiduApi(options: BaiduApiOptions): CloudApi {
  return {
    actionOf(request) {
      const lookup = findLookup(request, options.resources);
      const isConfigCall = pathOf(request) === path && methods.includes(request.method);
      return lookup?.action ?? (isConfigCall ? `${request.method} ${path}` : undefined);
    },
    run: (request) => response(200, randomUUID(), run(request, options)),
    errorResponse,
  };
}

function pathOf(request: ApiRequest): string {
  return request.target.split("?")[0] ?? "";
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
  const { config, extraConfig, resources } = options;
  checkBceAuth(request, options.credentials, options.apiNow());
  const lookup = findLookup(request, resources);
  if (lookup !== undefined) {
    checkAccount(lookup.action, options);
    return JSON.stringify(lookup.run());
  }
  if (pathOf(request) !== path) {
    throw new ApiError("InvalidURI", "Could not parse the specified URI");
  }
  if (!methods.includes(request.method)) {
    throw new ApiError("InvalidHTTPRequest", "There was an error in the HTTP request");
  }
  checkAccount(`${request.method} ${path}`, options);
  if (request.method === "GET") return JSON.stringify({ ...config.current, ...extraConfig });
  config.patch(parse(request.body));
  return "";
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

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new ApiError("MalformedJSON", "The JSON you provided was not well-formed");
  }
}
