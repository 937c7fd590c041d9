import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request to a simulated API. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** Aborted as soon as the client is gone or the server closes. */
  readonly signal: AbortSignal;
}

/** What a simulated API answers. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server on this machine that only this machine reaches. */
export interface LocalServer {
  readonly endpoint: string;
  /** Ends every request under way, closes every connection and stops listening. */
  close(): Promise<void>;
}

/** Tencent documents 10 MB as the largest body; a callback config needs next to nothing. */
const maximumBodyBytes = 10 * 2 ** 20;

/** What a {@link LocalServer} is started with. */
export interface ServerOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** The time that the `Date` header of every answer shows, in milliseconds. */
  now(): number;
  /** Where there is no answer, the connection is cut. */
  answer(request: ApiRequest): Promise<ApiAnswer | "no_answer">;
}

/** Starts a server on 127.0.0.1. Rejects where it cannot listen. */
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
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const body = await readBody(message);
  const date = () => new Date(options.now()).toUTCString();
  if (body === undefined) {
    response.writeHead(413, { date: date(), connection: "close" }).end();
    return;
  }
  const answer = await options.answer({
    method: message.method ?? "",
    target: message.url ?? "",
    headers: singleHeaders(message),
    body,
    signal: AbortSignal.any([gone.signal, closing]),
  });
  if (answer === "no_answer") response.destroy();
  else response.writeHead(answer.status, { date: date(), ...answer.headers }).end(answer.body);
}

/** The body, or nothing where it is too large. */
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
