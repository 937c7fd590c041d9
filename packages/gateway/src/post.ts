import {
  type ClientRequest,
  type Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from "node:http";
import { request as requestHttps } from "node:https";
import type { RequestContent } from "./request-content.js";

/** The response of an endpoint. */
export interface EndpointResponse {
  readonly status: number;
  /** The value of the header. */
  readonly retryAfter: string | undefined;
}

/** The maximum length of a response body that is read, so that the connection can be used again. */
const maxBodyBytes = 64 * 1024;

/**
 * Posts a request and waits for the status of the response. Redirects are not followed. The body is read up to a
 * limit, and dropped. Rejects with the error of the connection, or with the signal's reason.
 *
 * @param agent - keeps connections open
 */
export async function post(
  url: URL,
  content: RequestContent,
  agent: HttpAgent,
  signal: AbortSignal,
): Promise<EndpointResponse> {
  const outgoing = start(url, content, agent, signal);
  try {
    return await responseOf(outgoing, content.body);
  } catch (error) {
    // The endpoint closed an idle connection at the same moment.
    const isStale = outgoing.reusedSocket && codeOf(error) === "ECONNRESET" && !signal.aborted;
    if (!isStale) throw signal.aborted ? signal.reason : error;
    return responseOf(start(url, content, false, signal), content.body);
  }
}

function start(
  url: URL,
  { headers, body }: RequestContent,
  agent: HttpAgent | false,
  signal: AbortSignal,
): ClientRequest {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const length = { "content-length": String(body.byteLength) };
  return send(url, { method: "POST", headers: { ...headers, ...length }, agent, signal });
}

function responseOf(outgoing: ClientRequest, body: Uint8Array): Promise<EndpointResponse> {
  return new Promise((resolve, reject) => {
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      const { statusCode: status = 0, headers } = response;
      drop(response, () => resolve({ status, retryAfter: headers["retry-after"] }));
    });
    outgoing.end(body);
  });
}

/** Reads a body to its end or its limit. The status counts, even if the body is cut off. */
function drop(response: IncomingMessage, ended: () => void): void {
  let bytes = 0;
  response.on("data", (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) response.destroy();
  });
  response.on("error", () => {});
  response.on("close", ended);
}

/** Returns the code of a system's or a parser's error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
