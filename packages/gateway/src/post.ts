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

/** A status counts, even if its body is cut off, invalid or too slow. */
function responseOf(outgoing: ClientRequest, body: Uint8Array): Promise<EndpointResponse> {
  return new Promise((resolve, reject) => {
    let response: EndpointResponse | undefined;
    const settle = (error: Error) => (response === undefined ? reject(error) : resolve(response));
    outgoing.on("error", settle);
    // A protocol switch closes the connection without an error.
    outgoing.on("close", () => settle(Object.assign(new Error(), { code: "NO_RESPONSE" })));
    outgoing.on("response", (incoming) => {
      const { statusCode: status = 0, headers } = incoming;
      response = { status, retryAfter: headers["retry-after"] };
      drop(incoming);
    });
    outgoing.end(body);
  });
}

function drop(incoming: IncomingMessage): void {
  let bytes = 0;
  incoming.on("error", () => {});
  incoming.on("data", (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) incoming.destroy();
  });
}

/** Returns the code of a system's or a parser's error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
