import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port that is free, as are the seven ports after it. The system gives none of them to a client or to a server
 * that asks for any port: those are above 32767 on Linux, macOS and Windows.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const ports = Array.from({ length: 8 }, (_, offset) => port + offset);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
