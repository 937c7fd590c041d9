/**
 * A request's body: all of it, a stream of its parts, or `consumed` where somebody read it before us, so
 * that the bytes a signature was made over are gone.
 */
export type BodySource = Uint8Array | AsyncIterable<Uint8Array> | "consumed";

/** A body read into memory, or why it was not. */
export type BodyResult =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly code: BodyRefusal };

type BodyRefusal = "body_too_large" | "body_interrupted" | "body_consumed" | "stopped";

/** Reads a body; stops as soon as it is larger than allowed, or the application closes. */
export async function readBody(
  source: BodySource,
  maxBytes: number,
  closing: AbortSignal,
): Promise<BodyResult> {
  if (source === "consumed") return { ok: false, code: "body_consumed" };
  if (source instanceof Uint8Array) {
    if (source.byteLength > maxBytes) return { ok: false, code: "body_too_large" };
    return { ok: true, body: source };
  }
  let giveUp = () => {};
  const stopped = new Promise<BodyResult>((resolve) => {
    giveUp = () => resolve({ ok: false, code: "stopped" });
  });
  closing.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([readParts(source, maxBytes), stopped]);
  } finally {
    closing.removeEventListener("abort", giveUp);
  }
}

async function readParts(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<BodyResult> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of source) {
      size += part.byteLength;
      if (size > maxBytes) return { ok: false, code: "body_too_large" };
      parts.push(part);
    }
  } catch {
    return { ok: false, code: "body_interrupted" };
  }
  return { ok: true, body: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) };
}
