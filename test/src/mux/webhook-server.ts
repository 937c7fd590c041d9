import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A webhook without its signing secret, which is shown once. */
export interface ServedWebhook {
  readonly id: string;
  readonly address: string;
  readonly enabled: boolean;
  readonly created_at: string;
}

/** How a request is answered instead of as usual. */
export interface OtherAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the connection instead: before the request has an effect, or after it. */
  readonly cut?: "before" | "after";
  /** Never answers. */
  readonly silent?: true;
}

const pageSize = 2;

/** The API of the webhooks of a Mux environment on localhost. Its pages have two webhooks. */
export class WebhookServer {
  readonly credentials = { tokenId: "token-1", tokenSecret: "canary-token-secret" };
  readonly webhooks: ServedWebhook[] = [];
  /** The requests, such as `POST /system/v1/webhooks {"address":"…"}`. */
  readonly requests: string[] = [];
  /** The answers to the next requests. */
  readonly answers: OtherAnswer[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #count = 0;

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Adds a webhook of another application. */
  add(address: string, enabled = true): ServedWebhook {
    this.#count += 1;
    const created_at = new Date(Date.UTC(2026, 0, 1, 0, 0, this.#count)).toISOString();
    const webhook = { id: `w${this.#count}`, address, enabled, created_at };
    this.webhooks.unshift(webhook);
    return webhook;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { method = "", url = "" } = request;
    if (method === "HEAD") return void response.end();
    this.requests.push([method, url, body].filter((part) => part !== "").join(" "));
    const other = this.answers.shift();
    if (other?.silent) return;
    if (other?.cut === "before") return void request.socket.destroy();
    const own = this.#answer(request, new URL(url, this.endpoint), body);
    if (other?.cut === "after") return void request.socket.destroy();
    const { status, headers = {}, body: answer } = { ...own, ...other };
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(answer);
  }

  #answer(request: IncomingMessage, url: URL, body: string) {
    const { tokenId, tokenSecret } = this.credentials;
    const token = Buffer.from(`${tokenId}:${tokenSecret}`).toString("base64");
    if (request.headers.authorization !== `Basic ${token}`) {
      return errorAnswer(401, "unauthorized", "Unauthorized request");
    }
    const id = /^\/system\/v1\/webhooks\/(\w+)$/.exec(url.pathname)?.[1];
    if (request.method === "GET") return this.#page(Number(url.searchParams.get("page") ?? 1));
    const change = body === "" ? {} : (JSON.parse(body) as Partial<ServedWebhook>);
    const { address } = change;
    if (this.webhooks.some((each) => each.address === address && each.id !== id)) {
      return errorAnswer(400, "invalid_parameters", `address has been taken: ${address}`);
    }
    if (request.method === "POST") {
      const webhook = this.add(address ?? "");
      return jsonAnswer(201, { ...webhook, signing_secret: `secret-of-${webhook.id}` });
    }
    const index = this.webhooks.findIndex((each) => each.id === id);
    const found = this.webhooks[index];
    if (found === undefined) return errorAnswer(404, "not_found", "no such webhook");
    if (request.method === "DELETE") {
      this.webhooks.splice(index, 1);
      return { status: 204, body: "" };
    }
    const changed = { ...found, ...change };
    this.webhooks[index] = changed;
    return jsonAnswer(200, changed);
  }

  #page(page: number) {
    return jsonAnswer(200, this.webhooks.slice((page - 1) * pageSize, page * pageSize));
  }
}

function jsonAnswer(status: number, data: unknown) {
  return { status, body: JSON.stringify({ data }) };
}

function errorAnswer(status: number, type: string, message: string) {
  return { status, body: JSON.stringify({ error: { type, messages: [message] } }) };
}
