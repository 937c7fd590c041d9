import { type ApiServer, startApiServer } from "../baidu/api-server.js";
import type { Canaries } from "./canaries.js";

/** An answer of an API. */
export interface Echo {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Returns a response with the whole request as JSON. */
export type EchoOf = (request: string) => Echo | "hang";

/**
 * Starts an API that repeats each request, in place of either cloud's. `reads` is the response to calls that read the
 * callback config, so that a write can follow. Signatures of requests are secrets.
 */
export function startEchoingApi(
  canaries: Canaries,
  echo: EchoOf,
  reads?: string,
): Promise<ApiServer> {
  return startApiServer((response, { method, path, headers, body }) => {
    const [signature] = /[0-9a-f]{64}$/.exec(headers.authorization ?? "") ?? [];
    if (signature !== undefined) canaries.track("the signature of a request", signature);
    const action = String(headers["x-tc-action"] ?? method);
    if (reads !== undefined && /^(Describe|GET)/.test(action)) {
      response.end(reads);
      return;
    }
    const reply = echo(JSON.stringify({ method, path, headers, body }));
    if (reply === "hang") return;
    response.writeHead(reply.status ?? 200, {
      "content-type": "application/json",
      "x-bce-request-id": `${canaries.plant("a header of the answer")} !`,
      ...reply.headers,
    });
    response.end(reply.body);
  });
}

/** An error as Tencent words it. */
export function tencentError(Code: string, Message: string, RequestId = "an-id"): Echo {
  return { body: JSON.stringify({ Response: { Error: { Code, Message }, RequestId } }) };
}

/** An error as Baidu words it. */
export function baiduError(code: string, message: string, requestId = "an-id"): Echo {
  return { status: 400, body: JSON.stringify({ code, message, requestId }) };
}
