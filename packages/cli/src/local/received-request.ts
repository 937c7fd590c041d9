import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";

/** A request as it was received. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path and query. */
  readonly target: string;
  /** Names and values in turn, in the sender's order and case. */
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborted when the sender gives up. */
  readonly signal: AbortSignal;
}

/** Reads a request. */
export async function receivedRequest(
  message: IncomingMessage,
  signal: AbortSignal,
): Promise<ReceivedRequest> {
  const { method = "", url: target = "", rawHeaders, headers } = message;
  return { method, target, rawHeaders, headers, body: await buffer(message), signal };
}
