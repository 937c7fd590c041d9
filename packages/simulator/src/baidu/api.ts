import { randomUUID } from "node:crypto";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiAnswer, ApiRequest } from "../server/http-server.js";
import type { RequestMeter } from "../server/request-meter.js";
import { BaiduApiError } from "./api-error.js";
import { type BaiduCredentials, checkBceAuth } from "./bce-auth.js";
import type { BaiduConfigStore } from "./config.js";
import { type BaiduLibrary, findLookup } from "./lookups.js";

/** The dependencies of {@link baiduApi}. */
export interface BaiduApiOptions {
  readonly credentials: BaiduCredentials;
  readonly config: BaiduConfigStore;
  readonly stock: BaiduLibrary;
  /** Extra members of the config in a read. */
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
 * The API: `GET` and `PUT /v2/callback`, and the lookups of tasks and media.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
 * @see https://cloud.baidu.com/doc/VOD/s/Pm3h9z4wj
 */
export function baiduApi(options: BaiduApiOptions): CloudApi {
  return {
    actionOf(request) {
      const lookUp = findLookup(request.method, pathOf(request), options.stock);
      const isOfConfig = pathOf(request) === path && methods.includes(request.method);
      return lookUp?.action ?? (isOfConfig ? `${request.method} ${path}` : undefined);
    },
    async answer(request) {
      try {
        return answer(200, randomUUID(), run(request, options));
      } catch (error) {
        if (!(error instanceof BaiduApiError)) throw error;
        return refuse(error);
      }
    },
    refuse: (code) => refuse(new BaiduApiError(code, "This failure was asked for")),
  };
}

function pathOf(request: ApiRequest): string {
  return request.target.split("?")[0] ?? "";
}

function refuse({ status, code, message }: BaiduApiError): ApiAnswer {
  const requestId = randomUUID();
  return answer(status, requestId, JSON.stringify({ requestId, code, message }));
}

function answer(status: number, requestId: string, body: string): ApiAnswer {
  const headers = {
    "content-type": "application/json;charset=UTF-8",
    "cache-control": "no-cache",
    "x-bce-request-id": requestId,
  };
  return { status, headers, body };
}

/** Returns the body of the answer; empty after a write. */
function run(request: ApiRequest, options: BaiduApiOptions): string {
  const { config, extraConfig, stock } = options;
  checkBceAuth(request, options.credentials, options.now());
  const lookUp = findLookup(request.method, pathOf(request), stock);
  if (lookUp !== undefined) {
    checkAccount(lookUp.action, options);
    return JSON.stringify(lookUp.run());
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
    // The cloud documents no limit; status and code are guesses.
    throw new BaiduApiError("RequestLimitExceeded", "There are too many requests", 429);
  }
  if (!activated) throw new BaiduApiError("OptInRequired", "The account did not activate VOD");
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new BaiduApiError("MalformedJSON", "The JSON you provided was not well-formed");
  }
}
