import type { ServerResponse } from "node:http";
import { finished } from "node:stream/promises";
import type { VodEvents } from "../vod-events.js";
import type { NodeRequest } from "./node-request.js";

/** How long a sender may continue to send a body that is no longer read. */
const lingerMs = 500;

/**
 * Sends the reply to a request. When the body was not read to its end, the reply is sent first and the connection is
 * closed shortly after, because many senders read the reply only when they have sent the whole body.
 */
export async function answerNode(
  request: NodeRequest,
  response: ServerResponse,
  { status, headers }: Awaited<ReturnType<VodEvents["receive"]>>,
): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  if (request.complete || request.httpVersionMajor > 1) {
    response.writeHead(status, headers).end();
    return;
  }
  const last = { ...headers, connection: "close", "content-length": "0" };
  response.writeHead(status, last).flushHeaders();
  request.resume();
  await finished(request, { signal: AbortSignal.timeout(lingerMs) }).catch(() => undefined);
  response.end();
}
