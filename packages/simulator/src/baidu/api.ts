import { randomUUID } from "node:crypto";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import type { RequestMeter } from "../server/request-meter.js";
import { BaiduApiError } from "./api-error.js";
import { type BaiduCredentials, checkBceAuth } from "./bce-auth.js";
import type { BaiduConfigStore } from "./config.js";
import { type BaiduResources, findLookup } from "./lookups.js";

export interface BaiduApiOptions {
  readonly credentials: BaiduCredentials;
  readonly config: BaiduConfigStore;
  readonly resources: BaiduResources;
  /** Additional members in the response when the config is read. */
  readonly extraConfig: Readonly<Record<string, unknown>>;
  readonly meter: RequestMeter;
  /** Whether the account has activated VOD. */
  readonly activated: boolean;
  /** The time for signature checks, in milliseconds since 1970. */
  now(): number;
}

const path = "/v2/callback";
const methods = ["GET", "PUT"];

/**
 * Creates the API: `GET` and `PUT /v2/callback`, and the lookups of tasks and media.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
 * @see https://cloud.baidu.com/doc/VOD/s/Pm3h9z4wj
 */
export function baiduApi(options: BaiduApiOptions): CloudApi {
  return {
    actionOf(request) {
      const lookup = findLookup(request.method, pathOf(request), options.resources);
      const isConfigCall = pathOf(request) === path && methods.includes(request.method);
      return lookup?.action ?? (isConfigCall ? `${request.method} ${path}` : undefined);
    },
    async handle(request) {
      try {
        return response(200, randomUUID(), run(request, options));
      } catch (error) {
        if (!(error instanceof BaiduApiError)) throw error;
        return errorResponse(error);
      }
    },
    errorResponse: (code) =>
      errorResponse(new BaiduApiError(code, "This failure was planned with failNext")),
  };
}

function pathOf(request: ApiRequest): string {
  return request.target.split("?")[0] ?? "";
}

function errorResponse({ status, code, message }: BaiduApiError): ApiResponse {
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

/** Runs a request. Returns the response body, which is empty after a write. Throws a {@link BaiduApiError}. */
function run(request: ApiRequest, options: BaiduApiOptions): string {
  const { config, extraConfig, resources } = options;
  checkBceAuth(request, options.credentials, options.now());
  const lookup = findLookup(request.method, pathOf(request), resources);
  if (lookup !== undefined) {
    checkAccount(lookup.action, options);
    return JSON.stringify(lookup.run());
  }
  if (pathOf(request) !== path) {
    throw new BaiduApiError("InvalidURI", "Could not parse the specified URI");
  }
  if (!methods.includes(request.method)) {
    throw new BaiduApiError("InvalidHTTPRequest", "There was an error in the HTTP request");
  }
  checkAccount(`${request.method} ${path}`, options);
  if (request.method === "GET") return JSON.stringify({ ...config.current, ...extraConfig });
  config.patch(parse(request.body));
  return "";
}

function checkAccount(action: string, { meter, activated }: BaiduApiOptions): void {
  if (!meter.take(action)) {
    // The cloud documents no limit. The status and the code are guesses.
    throw new BaiduApiError(
      "RequestLimitExceeded",
      "There were too many requests in the last second",
      429,
    );
  }
  if (!activated) throw new BaiduApiError("OptInRequired", "The account has not activated VOD");
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new BaiduApiError("MalformedJSON", "The JSON you provided was not well-formed");
  }
}
