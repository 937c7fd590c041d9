import type { BodySource } from "../pipeline/read-body.js";
import type { VodEvents } from "../vod-events.js";

/** Handles a Fetch API request. */
export type FetchHandler = (request: Request) => Promise<Response>;

/**
 * Creates a handler for servers that use the Fetch API, such as route handlers, Bun, Deno and Node-compatible
 * workers. The handler reads the body itself, so no other code may read it first.
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
      "request.json() or another reader consumed the body. " +
      "Call fetchHandler first, or let the other reader use request.clone().",
  };
}
