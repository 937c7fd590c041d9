import type { IncomingMessage } from "node:http";

/** A request as it was received. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path and query. */
  readonly target: string;
  /** Names and values in turn, in the sender's order and case. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** Aborted when the sender gives up. */
  readonly signal: AbortSignal;
}

/** Reads a request. */
export async function receivedRequest(
  message: IncomingMessage,
  signal: AbortSignal,
): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { method = "", url: target = "", rawHeaders } = message;
  return { method, target, rawHeaders, body: Buffer.concat(chunks), signal };
}
