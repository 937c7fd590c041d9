import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as the server got it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP server in the place of the cloud's. */
export interface ApiServer {
  readonly endpoint: string;
  readonly received: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** The behavior of the server for a request. */
export type Answer = (response: http.ServerResponse, request: ReceivedRequest) => void;

/** Starts a server on this machine. */
export async function startApiServer(answer: Answer): Promise<ApiServer> {
  const received: ReceivedRequest[] = [];
  const server = http.createServer(async (incoming, response) => {
    const { method = "", url: path = "", headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    received.push(request);
    answer(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers every request alike. */
export function always(
  status: number,
  body = "",
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json;charset=UTF-8", ...headers });
    response.end(body);
  };
}
