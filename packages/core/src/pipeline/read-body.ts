import { emitWarning } from "../errors/emit-warning.js";
import type { Deadlines } from "../primitives/deadlines.js";
import { yieldToEventLoop } from "../primitives/yield-to-event-loop.js";

/**
 * A request body: all bytes, a stream of chunks, or, when other code has read it and the signed bytes are lost, what to
 * do about it.
 */
export type BodySource = Uint8Array | AsyncIterable<Uint8Array> | { readonly consumed: string };

/** The limits of a body. */
export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** The deadline of a streamed body. It expires early when the application closes. */
  readonly bodyDeadlines: Deadlines;
  /** Aborted when the application closes. */
  readonly closing: AbortSignal;
}

/** A body and the headers that describe it. */
export interface IncomingBody {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: BodySource;
}

/** A body in memory, or the reason why it was not read. */
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

/** The receivers that have warned about consumed bodies. */
const warned = new WeakSet<BodyLimits>();

/**
 * Reads a body. Stops when it exceeds the size limit, takes too long, or the application closes. A body that its
 * headers exclude is not read. The first consumed body also emits a process warning, because it is a mistake in the
 * application that would otherwise stay invisible.
 */
export async function readBody(
  { headers, body }: IncomingBody,
  limits: BodyLimits,
): Promise<BodyResult> {
  const excluded = rejectByHeaders(headers, limits);
  if (excluded !== undefined) return failure(excluded);
  if (body instanceof Uint8Array) {
    if (body.byteLength > limits.maxBodyBytes) return failure("body_too_large");
    return { ok: true, body };
  }
  if ("consumed" in body) return consumed(body.consumed, limits);
  return readInTime(body, limits);
}

/** Returns the reason to reject a body by its headers alone. */
export function rejectByHeaders(
  headers: IncomingBody["headers"],
  { maxBodyBytes }: Pick<BodyLimits, "maxBodyBytes">,
): "content_encoding_unsupported" | "body_too_large" | undefined {
  if (isEncoded(headers)) return "content_encoding_unsupported";
  return Number(headers["content-length"] ?? "") > maxBodyBytes ? "body_too_large" : undefined;
}

/**
 * Tells whether the body bytes are encoded. Hosts remove chunking and pass compressed bytes through, and no provider
 * signs those.
 */
function isEncoded(headers: IncomingBody["headers"]): boolean {
  const { "content-encoding": content = "", "transfer-encoding": transfer = "" } = headers;
  return !/^(identity)?$/i.test(content.trim()) || !/^(chunked)?$/i.test(transfer.trim());
}

function consumed(problem: string, limits: BodyLimits): BodyFailure {
  if (!warned.has(limits)) {
    warned.add(limits);
    emitWarning(`A callback was rejected. ${problem}`);
  }
  return { ok: false, code: "body_already_read", problems: [problem] };
}

/** Stops reading at the deadline, and when the application closes. */
function readInTime(
  source: AsyncIterable<Uint8Array>,
  { maxBodyBytes, bodyDeadlines, closing }: BodyLimits,
): Promise<BodyResult> {
  return bodyDeadlines.limit(readParts(source, maxBodyBytes), () =>
    failure(closing.aborted ? "stopped" : "body_timeout"),
  );
}

/**
 * Bodies that end in the same event-loop tick continue together, which halves the time for each: the same code runs
 * for all of them in a row.
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
