import { systemCode } from "../io/system-code.js";
import type { HttpRequest } from "./http-request.js";

/** The response to a delivery, or why there is none. */
export interface DeliveryResult {
  /** Absent when there is no response. */
  readonly status?: number;
  /** The start of the response body. */
  readonly reply?: string;
  /** The system error code, `timeout` or `interrupted`. */
  readonly error?: string;
  readonly milliseconds: number;
}

const timeoutSeconds = 10;

/** Far more than an answer to a callback. */
const maxReplyCharacters = 200;

/** Sends a delivery like a cloud does: redirects are not followed. Never rejects. */
export async function sendDelivery(
  request: HttpRequest,
  interrupted: AbortSignal,
): Promise<DeliveryResult> {
  const { url, method, headers, body } = request;
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  try {
    const response = await fetch(url, {
      ...{ method, headers, redirect: "manual" },
      // A text would get a content type.
      body: Buffer.from(body),
      signal: AbortSignal.any([interrupted, AbortSignal.timeout(timeoutSeconds * 1000)]),
    });
    const reply = (await response.text()).slice(0, maxReplyCharacters);
    return { status: response.status, reply, milliseconds: elapsed() };
  } catch (error) {
    const code = interrupted.aborted ? "interrupted" : codeOf(error);
    return { error: code, milliseconds: elapsed() };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "timeout";
  return systemCode(error instanceof Error ? error.cause : undefined);
}
