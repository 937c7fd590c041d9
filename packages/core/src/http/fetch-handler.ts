import type { BodySource } from "../pipeline/read-body.js";
import type { VodEvents } from "../vod-events.js";

/** Handles a request of the Fetch API. */
export type FetchHandler = (request: Request) => Promise<Response>;

/**
 * Makes a handler for servers that speak the Fetch API: route handlers, Bun, Deno and workers with Node's
 * modules. It reads the body itself, so nothing may have read it before.
 */
export function fetchHandler(vod: Pick<VodEvents, "receive">): FetchHandler {
  return async (request) => {
    const { status, headers } = await vod.receive({
      method: request.method,
      path: request.url,
      headers: Object.fromEntries(request.headers),
      body: fetchBody(request),
    });
    const connection = status === 408 ? { connection: "close" } : {};
    return new Response(null, { status, headers: { ...headers, ...connection } });
  };
}

function fetchBody({ body, bodyUsed }: Request): BodySource {
  if (!bodyUsed && !body?.locked) return body ?? new Uint8Array();
  return {
    consumed:
      "request.json() or another reader read the body before: " +
      "call fetchHandler above it, or have it read request.clone()",
  };
}
