import { createServer, request as requestHttp, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A reverse proxy in front of a receiver: it forwards requests with another host and the same path. */
export interface ReverseProxy {
  readonly port: number;
  /** The bodies that came through. */
  readonly bodies: readonly string[];
  close(): void;
}

/** Starts a proxy to a port of this machine. */
export async function reverseProxy(target: () => number): Promise<ReverseProxy> {
  const bodies: string[] = [];
  const server: Server = createServer((incoming, answer) => {
    const { method, url: path, headers } = incoming;
    const forwarded = requestHttp(
      {
        ...{ host: "127.0.0.1", port: target(), method, path },
        headers: { ...headers, host: "internal.example", "x-forwarded-proto": "https" },
      },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    forwarded.on("error", () => answer.writeHead(502).end());
    let body = "";
    incoming.on("data", (part: Buffer) => {
      body += part.toString("utf8");
    });
    incoming.on("end", () => bodies.push(body));
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    bodies,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
