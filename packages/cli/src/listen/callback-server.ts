import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { VodEvents } from "@vod-events/core";
import { type NodeHandler, nodeHandler } from "@vod-events/core/http";
import { CommandFailure } from "../io/failure.js";
import type { Tap } from "./capture.js";

/** The address to listen on. */
export interface Place {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
}

/** An HTTP server for callbacks. */
export interface CallbackServer {
  /** The base URL of the server on this machine. */
  readonly url: string;
  /** Starts to reply, also to requests that arrived earlier. */
  serve(vod: Pick<VodEvents, "receive">): void;
  /** Accepts no new connections. */
  stopListening(): void;
  /** Closes all connections. */
  close(): void;
}

/**
 * Opens a {@link CallbackServer}.
 *
 * @param tap - wraps the receiver
 * @throws CommandFailure when it cannot listen on the address
 */
export async function openCallbackServer(
  { host, port }: Place,
  tap: Tap = (receiver) => receiver,
): Promise<CallbackServer> {
  let serve: (handler: NodeHandler) => void = () => {};
  const serving = new Promise<NodeHandler>((resolve) => {
    serve = resolve;
  });
  const server = createServer((request, response) => {
    serving.then((handle) => handle(request, response));
  });
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    throw new CommandFailure("port_unavailable", reasonOf(error, { host, port }));
  }
  const actual = (server.address() as AddressInfo).port;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${actual}/vod`,
    serve: (vod) => serve(nodeHandler(tap(vod))),
    stopListening: () => void server.close(),
    close: () => server.closeAllConnections(),
  };
}

function reasonOf(error: unknown, { host, port }: Place): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `port ${port} of ${host} is in use. Stop the other server, or choose another --port`;
    case "EACCES":
      return `port ${port} is not permitted. Choose a --port above 1023`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is not an address of this machine. Choose another --host`;
    default:
      return `cannot listen on port ${port} of ${host}: system error ${String(code)}`;
  }
}
