import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that an endpoint received. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Responds to a request. */
export type Respond = (response: ServerResponse, request: Received) => void;

/** An HTTP endpoint that records its requests. */
export class Endpoint {
  readonly received: Received[] = [];
  /** Default: status 204. */
  respond: Respond = (response) => void response.writeHead(204).end();
  readonly #server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const received = { method, path, headers, body: await text(request) };
    this.received.push(received);
    this.respond(response, received);
  });

  static async open(): Promise<Endpoint> {
    const endpoint = new Endpoint();
    await once(endpoint.#server.listen(0, "127.0.0.1"), "listening");
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/events`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The ids of the received events. */
  get ids(): readonly (string | undefined)[] {
    return this.received.map(({ headers }) => headers["webhook-id"] as string | undefined);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Endpoints of tests, which are closed after each. */
export function endpointTestbed(): () => Promise<Endpoint> {
  const endpoints: Endpoint[] = [];
  afterEach(() => {
    for (const endpoint of endpoints.splice(0)) endpoint.close();
  });
  return async () => {
    const endpoint = await Endpoint.open();
    endpoints.push(endpoint);
    return endpoint;
  };
}
