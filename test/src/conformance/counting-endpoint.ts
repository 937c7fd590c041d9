import { createServer, request as requestHttp } from "node:http";
import type { AddressInfo } from "node:net";

/** An endpoint that passes requests on and counts them. */
export interface CountingEndpoint {
  readonly endpoint: string;
  calls(): number;
  close(): void;
}

/** Starts an endpoint in front of another one. It keeps the host, which signatures cover. */
export async function countingEndpoint(target: string): Promise<CountingEndpoint> {
  let calls = 0;
  const server = createServer((incoming, outgoing) => {
    calls += 1;
    const { method, headers } = incoming;
    const url = new URL(incoming.url ?? "", target);
    const passed = requestHttp(url, { method, headers, agent: false }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
