import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request to a simulated API. */
export interface ApiRequest {
  readonly method: string;
  /** The path and query as received. */
  readonly target: string;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** Aborted when the client disconnects or the server closes. */
  readonly signal: AbortSignal;
}

/** A response of a simulated API. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An HTTP server that listens on the loopback interface only. */
export interface LocalServer {
  /** `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** Aborts all running requests, closes all connections and stops listening. */
  close(): Promise<void>;
}

/** Tencent documents a maximum body size of 10 MB. */
const maximumBodyBytes = 10 * 2 ** 20;

export interface ServerOptions {
  /** The port to listen on; 0 for any free port. */
  readonly port: number;
  /** The time for the `Date` header of every response, in milliseconds since 1970. */
  now(): number;
  /** Handles a request. With `no_response`, the server cuts the connection. */
  handle(request: ApiRequest): Promise<ApiResponse | "no_response">;
}

/** Starts a server on 127.0.0.1. Rejects when it cannot listen. */
export async function startServer(options: ServerOptions): Promise<LocalServer> {
  const closing = new AbortController();
  const server = createServer((message, response) => {
    serve(message, response, options, closing.signal).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close() {
      closing.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  closing: AbortSignal,
): Promise<void> {
  const disconnected = new AbortController();
  response.once("close", () => disconnected.abort());
  const body = await readBody(message);
  const date = () => new Date(options.now()).toUTCString();
  if (body === undefined) {
    response.writeHead(413, { date: date(), connection: "close" }).end();
    return;
  }
  const result = await options.handle({
    method: message.method ?? "",
    target: message.url ?? "",
    headers: singleHeaders(message),
    body,
    signal: AbortSignal.any([disconnected.signal, closing]),
  });
  if (result === "no_response") response.destroy();
  else response.writeHead(result.status, { date: date(), ...result.headers }).end(result.body);
}

/** Reads the body. Resolves to `undefined` when it exceeds {@link maximumBodyBytes}. */
async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maximumBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function singleHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) headers[name] = String(value);
  return headers;
}
