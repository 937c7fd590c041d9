import { createServer } from "node:http";
import type { VodEvents } from "@vod-events/core";
import { type NodeHandler, nodeHandler } from "@vod-events/core/http";
import { listenOn, type Place } from "../io/listen-on.js";
import type { Tap } from "./capture.js";

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
  place: Place,
  tap: Tap = (receiver) => receiver,
): Promise<CallbackServer> {
  let serve: (handler: NodeHandler) => void = () => {};
  const serving = new Promise<NodeHandler>((resolve) => {
    serve = resolve;
  });
  const server = createServer((request, response) => {
    serving.then((handle) => handle(request, response));
  });
  const port = await listenOn(server, place, "the callbacks");
  const name = place.host.includes(":") ? `[${place.host}]` : place.host;
  return {
    url: `http://${name}:${port}/vod`,
    serve: (vod) => serve(nodeHandler(tap(vod))),
    stopListening: () => void server.close(),
    close: () => server.closeAllConnections(),
  };
}
