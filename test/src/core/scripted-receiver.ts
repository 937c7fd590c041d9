import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server does with a request: answers with a status, or something else. */
export type Answer = number | RequestListener;

/** An HTTP server on a free port whose answers a test chooses by method, and the requests that it got. */
export class ScriptedReceiver {
  readonly requests: string[] = [];
  get: Answer = 405;
  post: Answer = 200;
  readonly #server: Server = createServer((request, response) => {
    this.requests.push(`${request.method} ${request.url}`);
    const answer = request.method === "GET" ? this.get : this.post;
    if (typeof answer === "function") answer(request, response);
    else response.writeHead(answer, { location: "/elsewhere" }).end("<html></html>");
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
