import { readName } from "@vod-events/core/provider";
import type { ApiReply } from "./reply.js";

/** A signed API request. */
export interface ApiRequest {
  readonly method: "GET" | "PUT";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

// A page of 1,000 media has about 1 MB.
const longestBodyBytes = 4 * 1024 * 1024;

/**
 * Sends a request and reads the response, whatever its status. Redirects are not followed, because the signature is
 * valid for one host. Rejects like `fetch`.
 */
export async function exchange(
  request: ApiRequest,
  signal: AbortSignal | undefined,
): Promise<ApiReply> {
  const { url, method, headers, body = null } = request;
  const response = await fetch(url, {
    method,
    headers,
    body,
    signal: signal ?? null,
    redirect: "manual",
  });
  return {
    status: response.status,
    body: await readBody(response),
    requestId: readName(response.headers.get("x-bce-request-id")),
  };
}

async function readBody(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes: Uint8Array = chunk;
    length += bytes.byteLength;
    if (length > longestBodyBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
