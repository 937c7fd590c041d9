import type { IncomingMessage } from "node:http";
import type { BodySource } from "../pipeline/read-body.js";
import { NodeParts } from "./node-parts.js";

/** A request of `node:http`, with what frameworks add to it. */
export type NodeRequest = IncomingMessage & {
  /** The URL the client sent, where a framework cuts the front off `url`. */
  readonly originalUrl?: string | undefined;
  /** The bytes, from a raw body parser; anything else is of no use here. */
  readonly body?: unknown;
  /** The bytes, from hosts of functions and parsers that keep them. */
  readonly rawBody?: unknown;
};

/** The body of a request: the bytes that somebody kept, or those that are still to come. */
export function nodeBody(request: NodeRequest): BodySource {
  const { rawBody, body } = request;
  if (rawBody instanceof Uint8Array) return rawBody;
  if (body instanceof Uint8Array) return body;
  if (request.readableDidRead) return { consumed: advice(request) };
  if (request.readableEncoding !== null) return { consumed: decoded };
  return new NodeParts(request);
}

const decoded =
  "request.setEncoding() makes text of the body: mount nodeHandler above whoever calls it";

/** Which line to move: the frameworks that cut URLs say so, the others look alike. */
function advice(request: NodeRequest): string {
  if (request.originalUrl !== undefined) {
    return "a body parser read the body before: mount nodeHandler above app.use(express.json())";
  }
  return (
    "a body parser read the body before: mount nodeHandler above app.use(bodyParser()) in Koa, " +
    "and in an onRequest hook in Fastify"
  );
}
