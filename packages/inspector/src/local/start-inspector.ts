import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { VodEvents } from "@vod-events/core";
import { type InspectorOptions, inspector } from "../mount/inspector.js";
import { nodeBridge } from "../server/node-bridge.js";
import { createGate } from "./gate.js";

/** The options of {@link startInspector}. */
export interface StartInspectorOptions extends Omit<InspectorOptions, "path"> {
  /** Default: any free port. */
  readonly port?: number | undefined;
}

/** A server with the inspector. */
export interface StartedInspector {
  /** The URL to open. It contains a token: show it to the user only. */
  readonly url: string;
  /** Ends the recording and the server. */
  close(): void;
}

/** How long the last bytes of open streams may take. */
const lingerMs = 100;

/**
 * Serves the inspector on 127.0.0.1 for the user who sees the URL.
 *
 * @throws VodError `config_invalid` for invalid options, and the system's error when the port cannot be opened
 */
export async function startInspector(
  vod: Pick<VodEvents, "tap" | "diagnostics" | "explain" | "media">,
  { port = 0, ...options }: StartInspectorOptions = {},
): Promise<StartedInspector> {
  const { fetch, close } = inspector(vod, options);
  const server = createServer();
  const actual = () => (server.address() as AddressInfo).port;
  const gate = createGate(actual);
  server.on(
    "request",
    nodeBridge(async (request) => gate.check(request) ?? fetch(request)),
  );
  try {
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (error) {
    close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${actual()}/?token=${gate.token}`,
    close() {
      close();
      server.close();
      setTimeout(() => server.closeAllConnections(), lingerMs).unref();
    },
  };
}
