import { randomUUID } from "node:crypto";
import type { ApiAnswer, ApiRequest } from "../http-server.js";
import { BaiduApiError } from "./api-error.js";
import { type BaiduCredentials, checkBceAuth } from "./bce-auth.js";
import type { BaiduConfigStore } from "./config.js";

/**
 * The API: `GET` and `PUT /v2/callback`.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
 * @see https://cloud.baidu.com/doc/VOD/s/Pm3h9z4wj
 */
export function baiduApi(
  credentials: BaiduCredentials,
  config: BaiduConfigStore,
): (request: ApiRequest) => Promise<ApiAnswer> {
  return async (request) => {
    const requestId = randomUUID();
    try {
      checkBceAuth(request, credentials, Date.now());
      return answer(200, requestId, run(request, config));
    } catch (error) {
      if (!(error instanceof BaiduApiError)) throw error;
      const { code, message } = error;
      return answer(error.status, requestId, JSON.stringify({ requestId, code, message }));
    }
  };
}

function answer(status: number, requestId: string, body: string): ApiAnswer {
  const headers = {
    "content-type": "application/json;charset=UTF-8",
    "cache-control": "no-cache",
    "x-bce-request-id": requestId,
  };
  return { status, headers, body };
}

/** Gives the body of the answer: empty after a change. */
function run(request: ApiRequest, config: BaiduConfigStore): string {
  if (request.target.split("?")[0] !== "/v2/callback") {
    throw new BaiduApiError(400, "InvalidURI", "Could not parse the specified URI");
  }
  if (request.method === "GET") return JSON.stringify(config.current);
  if (request.method !== "PUT") {
    throw new BaiduApiError(400, "InvalidHTTPRequest", "There was an error in the HTTP request");
  }
  config.patch(parse(request.body));
  return "";
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new BaiduApiError(400, "MalformedJSON", "The JSON you provided was not well-formed");
  }
}
