import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A backend of the load balancer, and how many deliveries it has acknowledged. */
export interface Backend {
  readonly port: number;
  acknowledged: number;
}

/** The response of a backend. */
interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * Forwards callbacks to the backends in turn, and to the next one when a backend does not respond or responds with an
 * error. Without a response of any, it closes the connection, because some clouds do not repeat a callback after an error.
 */
export class LoadBalancer {
  readonly url: string;
  readonly backends: Backend[] = [];
  readonly #server: Server;
  #next = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/vod`;
  }

  static async start(): Promise<LoadBalancer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const balancer = new LoadBalancer(server);
    server.on("request", (incoming, outgoing) => void balancer.#forward(incoming, outgoing));
    return balancer;
  }

  add(port: number): void {
    this.backends.push({ port, acknowledged: 0 });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = Buffer.concat(await incoming.toArray());
    for (let attempt = 0; attempt < this.backends.length; attempt++) {
      const backend = this.backends[this.#next % this.backends.length];
      this.#next += 1;
      if (backend === undefined) break;
      const reply = await send(backend.port, incoming, body).catch(() => undefined);
      if (reply === undefined || reply.status >= 500) continue;
      if (reply.status === 200) backend.acknowledged += 1;
      outgoing.writeHead(reply.status).end(reply.body);
      return;
    }
    outgoing.destroy();
  }
}

function send(port: number, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
  const { method, url, headers } = incoming;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, method, path: url, headers },
      (response) => {
        response
          .toArray()
          .then((chunks) =>
            resolve({ status: response.statusCode ?? 502, body: Buffer.concat(chunks) }),
          )
          .catch(reject);
      },
    );
    outgoing.on("error", reject).end(body);
  });
}
