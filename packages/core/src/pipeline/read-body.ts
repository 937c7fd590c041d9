import type { Deadlines } from "../primitives/deadlines.js";
import { yieldToEventLoop } from "../primitives/yield-to-event-loop.js";

/**
 * A request's body: all of it, a stream of its parts, or `consumed` where somebody read it before us, so
 * that the bytes a signature was made over are gone. A host that knows who says which line to move.
 */
export type BodySource =
  | Uint8Array
  | AsyncIterable<Uint8Array>
  | "consumed"
  | { readonly consumed: string };

/** What a body must keep to. */
export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** How long a stream may take until its end; they pass when nothing new may be taken in. */
  readonly bodyDeadlines: Deadlines;
  /** Aborted when nothing new may be taken in. */
  readonly closing: AbortSignal;
}

/** A body and the headers that describe it. */
export interface IncomingBody {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: BodySource;
}

/** A body read into memory, or why it was not. */
export type BodyResult = { readonly ok: true; readonly body: Uint8Array } | BodyFailure;

interface BodyFailure {
  readonly ok: false;
  readonly code:
    | "body_too_large"
    | "body_interrupted"
    | "body_already_read"
    | "content_encoding_unsupported"
    | "body_timeout"
    | "stopped";
  readonly problems?: readonly string[];
}

const unknownReader = "something read the body before: hand it over unread";

/** Whose bodies come read already was told once. */
const warned = new WeakSet<BodyLimits>();

/**
 * Reads a body; stops as soon as it is larger than allowed, takes too long, or the application closes. One
 * that its headers rule out is not begun. The first that somebody read before is a warning of the process
 * too, since it is a mistake in the application that no other place would show.
 */
export async function readBody(
  { headers, body }: IncomingBody,
  limits: BodyLimits,
): Promise<BodyResult> {
  const ruledOut = ruledOutBy(headers, limits);
  if (ruledOut !== undefined) return failure(ruledOut);
  if (body instanceof Uint8Array) {
    if (body.byteLength > limits.maxBodyBytes) return failure("body_too_large");
    return { ok: true, body };
  }
  if (body === "consumed") return consumed(unknownReader, limits);
  if ("consumed" in body) return consumed(body.consumed, limits);
  return readInTime(body, limits);
}

/** Why a body is not even begun, as far as its headers say. */
export function ruledOutBy(
  headers: IncomingBody["headers"],
  { maxBodyBytes }: Pick<BodyLimits, "maxBodyBytes">,
): "content_encoding_unsupported" | "body_too_large" | undefined {
  if (isEncoded(headers)) return "content_encoding_unsupported";
  return Number(headers["content-length"] ?? "") > maxBodyBytes ? "body_too_large" : undefined;
}

/** Whether bytes are none that anybody signed; hosts take chunks apart, and compressed ones they pass on. */
function isEncoded(headers: IncomingBody["headers"]): boolean {
  const { "content-encoding": content = "", "transfer-encoding": transfer = "" } = headers;
  return !/^(identity)?$/i.test(content.trim()) || !/^(chunked)?$/i.test(transfer.trim());
}

function consumed(problem: string, limits: BodyLimits): BodyFailure {
  if (!warned.has(limits)) {
    warned.add(limits);
    process.emitWarning(`A callback was refused: ${problem}`, "VodEventsWarning");
  }
  return { ok: false, code: "body_already_read", problems: [problem] };
}

/** Gives up on a stream at its time, and when the application closes. */
function readInTime(
  source: AsyncIterable<Uint8Array>,
  { maxBodyBytes, bodyDeadlines, closing }: BodyLimits,
): Promise<BodyResult> {
  return bodyDeadlines.limit(readParts(source, maxBodyBytes), () =>
    failure(closing.aborted ? "stopped" : "body_timeout"),
  );
}

/**
 * Bodies that come to an end in one turn of the event loop go on together: one after the other through the same code
 * they take half the time.
 */
async function readParts(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<BodyResult> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of source) {
      size += part.byteLength;
      if (size > maxBytes) return failure("body_too_large");
      parts.push(part);
    }
  } catch {
    return failure("body_interrupted");
  }
  await yieldToEventLoop();
  return { ok: true, body: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) };
}

function failure(code: BodyFailure["code"]): BodyFailure {
  return { ok: false, code };
}
