import type { IncomingMessage } from "node:http";
import type { BodySource } from "../pipeline/read-body.js";
import { NodeParts } from "./node-parts.js";

/** A `node:http` request with the fields that frameworks add. */
export type NodeRequest = IncomingMessage & {
  /** The URL that the client sent, when a framework removes the prefix from `url`. */
  readonly originalUrl?: string | undefined;
  /** The body bytes, from a raw body parser. Other values are ignored. */
  readonly body?: unknown;
  /** The body bytes, from function hosts and parsers that keep them. */
  readonly rawBody?: unknown;
};

/** Returns the body of a request: the kept bytes, or a stream of the bytes still to come. */
export function nodeBody(request: NodeRequest): BodySource {
  const { rawBody, body } = request;
  if (rawBody instanceof Uint8Array) return rawBody;
  if (body instanceof Uint8Array) return body;
  if (request.readableDidRead) return { consumed: advice(request) };
  if (request.readableEncoding !== null) return { consumed: decoded };
  return new NodeParts(request);
}

const decoded =
  "request.setEncoding() decodes the body. Mount nodeHandler before the code that calls it.";

/** Names the line to move. Frameworks that shorten URLs can be recognized; the others look alike. */
function advice(request: NodeRequest): string {
  if (request.originalUrl !== undefined) {
    return "A body parser consumed the body. Mount nodeHandler before app.use(express.json()).";
  }
  return (
    "A body parser consumed the body. Mount nodeHandler before app.use(bodyParser()) in Koa, " +
    "and in an onRequest hook in Fastify."
  );
}
