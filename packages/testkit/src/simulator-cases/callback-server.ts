import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A callback as it was received. */
export interface ReceivedCallback {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** An HTTP server that stores the callbacks of a cloud. */
export class CallbackServer {
  readonly callbacks: ReceivedCallback[] = [];
  /** The status of each response. `none` closes the connection without one. */
  answer: number | "none" = 200;
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await buffer(request);
      const { url: path = "", headers } = request;
      this.callbacks.push({ path, headers: singleValues(headers), body });
      if (this.answer === "none") request.socket.destroy();
      else response.writeHead(this.answer).end();
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function singleValues(headers: IncomingMessage["headers"]): ReceivedCallback["headers"] {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(entries);
}
