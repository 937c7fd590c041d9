import type { ServerResponse } from "node:http";
import { finished } from "node:stream/promises";
import type { VodEvents } from "../vod-events.js";
import type { NodeRequest } from "./node-request.js";

/** How long a sender may go on with a body that nobody wants any more. */
const lingerMs = 500;

/**
 * Answers a request. Where its body was not read to the end, the answer goes out at once and the connection is
 * closed a little later: many senders look for the answer when all is sent, and would find none.
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
