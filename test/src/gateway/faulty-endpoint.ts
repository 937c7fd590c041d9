import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Responds to a request. Returns whether the response accepts the event. */
export type Behavior = (response: ServerResponse) => boolean | Promise<boolean>;

/** An endpoint that counts how often it has accepted each event, and that may be down. */
export class FaultyEndpoint {
  readonly accepted = new Map<string, number>();
  requests = 0;
  readonly #server;
  #port = 0;

  constructor(behave: Behavior) {
    this.#server = createServer(async (request, response) => {
      this.requests += 1;
      const id = String(request.headers["webhook-id"]);
      for await (const _ of request);
      if (await behave(response)) this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1);
    });
    this.#server.on("clientError", (_, socket) => socket.destroy());
    this.#server.on("connection", (socket) => socket.on("error", () => {}));
  }

  /** Opens the port. It stays the same after {@link close}. */
  async open(): Promise<void> {
    await once(this.#server.listen(this.#port, "127.0.0.1"), "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** How many events were accepted too often. */
  get doubles(): number {
    return [...this.accepted.values()].reduce((sum, times) => sum + times - 1, 0);
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server.close(), "close");
    this.#server.closeAllConnections();
    await closed;
  }
}
