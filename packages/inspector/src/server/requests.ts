/** The largest body of a request by the page. */
const maxBytes = 64 * 1024;

/** The header that the page sends with each change. Other sites cannot send it without the server's permission. */
export const changeHeader = "x-vod-inspector";

/** Tells whether a browser sent a request for another site. Browsers tell it of https and of this machine. */
export function isCrossSite({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}

/** Reads a JSON object; `undefined` when the body is something else or larger than 64 KiB. */
export async function readObject(request: Request): Promise<Record<string, unknown> | undefined> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBytes) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
