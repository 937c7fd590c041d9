import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Behavior } from "./faulty-endpoint.js";

/** Accepts every event at once. */
export const steady: Behavior = (response) => accept(response);

/** Accepts every event after some time. */
export function slow(milliseconds: number): Behavior {
  return async (response) => {
    await sleep(milliseconds);
    return accept(response);
  };
}

/** Accepts events in every second period, and fails in the others. */
export function flapping(periodMs: number): Behavior {
  return (response) => {
    if (Math.floor(performance.now() / periodMs) % 2 === 0) return accept(response);
    response.writeHead(500).end();
    return false;
  };
}

/** Answers garbage to a share of the requests. */
export function garbage(share: number): Behavior {
  return (response) => {
    if (Math.random() > share) return accept(response);
    const fault = faults[Math.floor(Math.random() * faults.length)];
    return fault?.(response) ?? false;
  };
}

function accept(response: ServerResponse): boolean {
  if (response.socket?.destroyed !== false) return false;
  response.writeHead(204).end();
  return true;
}

const head = "HTTP/1.1 200 OK\r\n";

const faults: readonly Behavior[] = [
  (response) => refuse(response, () => response.socket?.end("220 mail.example ESMTP\r\n\r\n")),
  (response) => refuse(response, () => response.socket?.resetAndDestroy()),
  (response) => refuse(response, () => response.socket?.end("HTTP/1.1 2")),
  (response) => refuse(response, () => response.socket?.end(head + "a: b\r\n".repeat(20_000))),
  (response) => refuse(response, () => response.writeHead(302, { location: "/other" }).end()),
  (response) => refuse(response, () => response.writeHead(503, { "retry-after": "1" }).end()),
  (response) => refuse(response, () => response.writeHead(500).end("x".repeat(300_000))),
  (response) => response.socket?.end(`${head}content-length: 10\r\n\r\nabc`) !== undefined,
  (response) => response.writeHead(200).end("x".repeat(300_000)) !== undefined,
  // No answer at all, in a few of the cases.
  (response) => (Math.random() < 0.05 ? false : accept(response)),
];

function refuse(_: ServerResponse, respond: () => unknown): boolean {
  respond();
  return false;
}
