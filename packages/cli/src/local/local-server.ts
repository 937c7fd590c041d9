import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { portFailure } from "./port-failure.js";
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
  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (error) {
    throw portFailure(error, port, "the callbacks");
  }
  return {
    port: (server.address() as AddressInfo).port,
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
