import type { IncomingMessage } from "node:http";

/** Reads a body as a server does that was written by hand, without a limit of any kind. */
export function readJson(request: IncomingMessage, use: (json: unknown) => void): void {
  const parts: Buffer[] = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => use(JSON.parse(Buffer.concat(parts).toString())));
}
