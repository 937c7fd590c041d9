import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** The settings of a webhook, as `PUT` sends them. */
interface Webhook {
  readonly url?: string;
  readonly events?: readonly string[];
  readonly signed?: boolean;
  readonly key?: string;
}

/** The API of Lumen VOD on localhost: one webhook, whose key is never shown. */
export interface LumenServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

export const lumenToken = "lumen-token";

/** Starts the API. `PUT` replaces all settings except the key. */
export async function lumenServer(): Promise<LumenServer> {
  let webhook: Webhook = {};
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== `Bearer ${lumenToken}`) {
      response.writeHead(401).end('{"code":"invalid_token"}');
      return;
    }
    if (request.method === "DELETE") webhook = {};
    if (request.method === "PUT") {
      const { key = webhook.key, ...settings } = JSON.parse(await text(request)) as Webhook;
      webhook = { ...settings, ...(key !== undefined && { key }) };
    }
    const { key: _, ...shown } = webhook;
    response.end(JSON.stringify(shown));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
