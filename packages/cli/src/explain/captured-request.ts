import type { CapturedDelivery } from "@vod-events/core";
import { CommandFailure } from "../io/failure.js";

/** The request line of HTTP/1. */
const requestLine = /^([A-Za-z]+) (\S+) HTTP\/1\.[01]\r?\n/;

/** The head of a request, including the blank line. */
const head = /^(?:[^\r\n]+\r?\n)+\r?\n/;

/** Tells whether bytes are a raw HTTP/1 request. */
export function looksLikeRequest(bytes: Uint8Array): boolean {
  return requestLine.test(latin1(bytes));
}

/**
 * Reads a raw HTTP/1 request. All bytes after the blank line are the body.
 *
 * @throws CommandFailure when the blank line is missing or the body is chunked
 */
export function capturedRequest(bytes: Uint8Array): CapturedDelivery {
  const text = latin1(bytes);
  const [found] = head.exec(text) ?? [];
  if (found === undefined) throw invalid("the request has no blank line after its headers");
  const [, method = "", target = ""] = requestLine.exec(found) ?? [];
  const headers = headersIn(found);
  if (headers["transfer-encoding"] !== undefined) {
    throw invalid("the body is chunked. Join the chunks and remove transfer-encoding");
  }
  const body = bytes.subarray(found.length);
  const place = /^https?:/i.test(target) ? { url: target } : { path: target };
  return { method: method.toUpperCase(), ...place, headers, body };
}

function headersIn(head: string): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const line of head.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(":");
    if (colon === -1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

/** Decodes one character per byte. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function invalid(message: string): CommandFailure {
  return new CommandFailure("capture_invalid", message);
}
