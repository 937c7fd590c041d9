import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The answers by path: a text, a status or a redirect. */
type Answers = Readonly<Record<string, string | number | { readonly redirect: string }>>;

/** An HTTP server on a free port that answers each path with a text, and counts the requests. */
export class TextServer {
  readonly requests: string[] = [];
  readonly #answers: Answers;
  readonly #server: Server;

  constructor(answers: Answers) {
    this.#answers = answers;
    this.#server = createServer(({ url = "" }, response) => {
      this.requests.push(url);
      const answer = this.#answers[url] ?? 404;
      if (typeof answer === "string") response.end(answer);
      else if (typeof answer === "number") response.writeHead(answer).end();
      else response.writeHead(302, { location: answer.redirect }).end();
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
