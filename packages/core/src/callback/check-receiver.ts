import type { DeliveryMode } from "../provider/capabilities.js";
import type { Finding } from "./check-result.js";
import { sendRequest } from "./http-request.js";
import { sendTestDelivery, type TestedReceiver } from "./send-test-delivery.js";

export interface CheckedReceiver extends Omit<TestedReceiver, "url"> {
  readonly mode: DeliveryMode;
  readonly url: string | undefined;
  /** Every key that may sign a delivery; empty when deliveries are unsigned. */
  accepted(): Promise<readonly string[]>;
}

/** The finding about a URL, and whether anything answers there. */
export interface UrlFinding extends Finding {
  readonly answers: boolean;
}

const pulled: Finding = {
  result: "skipped",
  message: "in mode pull there are no callbacks",
};

/** Sends a GET request, which a receiver rejects with 405. */
export async function checkUrl({
  mode,
  url,
  ...how
}: CheckedReceiver): Promise<Finding | UrlFinding> {
  if (mode === "pull" || url === undefined) return pulled;
  const { origin, protocol } = new URL(url);
  const answer = await sendRequest({ url, method: "GET", ...how });
  if (!answer.ok) {
    return { result: "failed", message: `${origin} ${answer.problem}`, answers: false };
  }
  const { status } = answer;
  const answered = { status, answers: true };
  if (status !== 405) {
    const message = `${origin} answers with ${status}${adviceFor(status)}`;
    return { result: "failed", message, ...answered };
  }
  if (protocol === "https:") {
    return { result: "ok", message: `a receiver answers at ${origin}`, ...answered };
  }
  const message = `a receiver answers at ${origin} over http. Anyone on the network can read callbacks. Use https`;
  return { result: "warning", message, ...answered };
}

function adviceFor(status: number): string {
  if (status >= 300 && status < 400) return ": it redirects. Providers may not follow redirects";
  if (status === 401 || status === 403) return ": a proxy requires a login";
  if (status === 404) return ": no receiver has this path. Check that it has the same callback.url";
  if (status >= 500) return ". Check that the proxy reaches the receiver";
  return " instead of 405: another server answers";
}

/** Sends a test delivery signed with each key; an unsigned one when there is no key. */
export async function checkSignature({
  mode,
  url,
  accepted,
  ...how
}: CheckedReceiver): Promise<Finding> {
  if (mode === "pull" || url === undefined) return pulled;
  if (how.provider.sampleDelivery === undefined) {
    return { result: "skipped", message: "only the provider can sign deliveries" };
  }
  const keys = await accepted();
  const { origin } = new URL(url);
  for (const [index, key] of (keys.length === 0 ? [undefined] : keys).entries()) {
    const problem = await sendTestDelivery(key, { url, ...how });
    const which = keys.length < 2 ? "" : `, tried with key ${index + 1} of ${keys.length},`;
    if (problem !== undefined) {
      const { message, ...answer } = problem;
      return { result: "failed", message: `${origin}${which} ${message}`, ...answer };
    }
  }
  if (keys.length === 0) {
    return {
      result: "warning",
      message: `the receiver accepts unsigned deliveries. Anyone can forge events`,
    };
  }
  const each = keys.length === 1 ? "the key" : `each of the ${keys.length} keys`;
  return { result: "ok", message: `the receiver accepts deliveries signed with ${each}` };
}
