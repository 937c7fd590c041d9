/** `app/vod/[cloud]/route.ts` of a Next.js application, with the instance of `instrumentation.ts`. */
import { fetchHandler } from "@vod-events/core/http";

export function POST(request: Request): Promise<Response> {
  return fetchHandler(globalThis.vod)(request);
}
