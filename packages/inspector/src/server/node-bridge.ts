import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";

/** A `node:http` request with the fields that frameworks add. */
export type MountedRequest = IncomingMessage & {
  /** The URL that the client sent, when a framework removes the prefix from `url`. */
  readonly originalUrl?: string | undefined;
  /** The body, when a parser has read it. */
  readonly body?: unknown;
};

/** Handles a `node:http` request. */
export type InspectorNodeHandler = (request: MountedRequest, response: ServerResponse) => void;

/** Adapts a Fetch API handler to `node:http`. */
export function nodeBridge(handle: (request: Request) => Promise<Response>): InspectorNodeHandler {
  return (request, response) => {
    toRequest(request)
      .then(handle)
      .then((answer) => send(answer, response))
      .catch(() => response.destroy());
  };
}

async function toRequest(request: MountedRequest): Promise<Request> {
  const { method = "GET", headers } = request;
  const url = new URL(request.originalUrl ?? request.url ?? "/", "http://inspector.invalid");
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
  const body = method === "POST" ? await bodyOf(request) : undefined;
  return new Request(url, {
    method,
    headers: kept.map(([name, value]) => [name, [value].flat().join(", ")]),
    ...(body !== undefined && { body }),
  });
}

/** A body of the page has at most 64 KiB; more is not read. */
const maxBytes = 64 * 1024 + 1;

async function bodyOf(request: MountedRequest): Promise<string> {
  if (typeof request.body === "object" && !(request.body instanceof Uint8Array)) {
    return JSON.stringify(request.body);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request) {
    parts.push(part);
    size += part.byteLength;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(parts).toString("utf8");
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  response.flushHeaders();
  await pipeline(Readable.fromWeb(answer.body as NodeReadableStream), response);
}
