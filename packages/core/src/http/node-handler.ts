import type { IncomingMessage, ServerResponse } from "node:http";
import type { VodEvents } from "../vod-events.js";
import { answerNode } from "./node-answer.js";
import { type NodeRequest, nodeBody } from "./node-request.js";

/** Handles a `node:http` request. It also fits frameworks that pass these objects through. */
export type NodeHandler = (request: NodeRequest, response: ServerResponse) => void;

/**
 * Creates a handler for `http.createServer`. The handler reads the body itself, so no middleware may read it first,
 * except one that keeps the bytes in `request.body` or `request.rawBody`.
 */
export function nodeHandler(vod: Pick<VodEvents, "receive">): NodeHandler {
  return (request, response) => {
    const { method = "", headers } = request;
    const path = request.originalUrl ?? request.url ?? "";
    vod
      .receive({ method, path, headers: joinHeaders(headers), body: nodeBody(request) })
      .then((reply) => answerNode(request, response, reply))
      .catch(() => response.destroy());
  };
}

function joinHeaders(headers: IncomingMessage["headers"]): Record<string, string | undefined> {
  const joined: Record<string, string | undefined> = {};
  for (const name in headers) {
    const value = headers[name];
    joined[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return joined;
}
