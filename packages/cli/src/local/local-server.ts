import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOn } from "../io/listen-on.js";
import { type ReceivedRequest, receivedRequest } from "./received-request.js";

/** Handles a request and responds to it. */
export type Serve = (request: ReceivedRequest, response: ServerResponse) => Promise<void>;

/** An HTTP server on the loopback interface. */
export interface LocalServer {
  readonly port: number;
  /** Stops listening and cuts all connections. */
  close(): Promise<void>;
}

/**
 * Opens a server.
 *
 * @throws CommandFailure when the port is in use
 */
export async function openLocalServer(port: number, serve: Serve): Promise<LocalServer> {
  const server = createServer((message, response) => {
    handle(message, response, serve).catch(() => response.destroy());
  });
  return {
    port: await listenOn(server, { host: "127.0.0.1", port }, "the callbacks"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  message: IncomingMessage,
  response: ServerResponse,
  serve: Serve,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  await serve(await receivedRequest(message, gone.signal), response);
}
