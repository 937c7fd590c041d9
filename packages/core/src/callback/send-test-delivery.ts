import { randomUUID } from "node:crypto";
import { VodError } from "../errors/vod-error.js";
import { testDeliveryHeader, testEventType } from "../pipeline/test-delivery.js";
import type { Clock } from "../primitives/clock.js";
import type { Provider } from "../provider/provider.js";
import { sendRequest } from "./http-request.js";

/** A receiver to test. */
export interface TestedReceiver {
  readonly provider: Provider;
  /** The callback URL. */
  readonly url: string;
  readonly clock: Clock;
  readonly timeoutSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

export const defaultTimeoutSeconds = 10;

/** Why a receiver does not accept a test delivery. */
export interface ReceiverProblem {
  /** What the receiver does and what to do, as the predicate of a sentence. */
  readonly message: string;
  /** The HTTP status of the response; absent when there was none. */
  readonly status?: number;
}

/**
 * Sends a test delivery that is signed with a key, or unsigned without one. Returns the problem with the response;
 * `undefined` when the receiver accepts it.
 */
export async function sendTestDelivery(
  key: string | undefined,
  { provider, url, ...request }: TestedReceiver,
): Promise<ReceiverProblem | undefined> {
  if (provider.sampleDelivery === undefined) {
    const message =
      "verify is not supported, because only the provider can sign deliveries. Remove it";
    throw new VodError("unsupported", message);
  }
  const at = new Date(request.clock.now());
  const signed = key === undefined ? {} : { key };
  const sample = { type: testEventType, id: randomUUID(), url, at, ...signed };
  const response = await sendRequest({
    url,
    method: "POST",
    ...provider.sampleDelivery(sample),
    ...request,
  });
  if (!response.ok) return { message: response.problem };
  const { status } = response;
  if (status === 200) {
    if (response.headers.get(testDeliveryHeader) === "checked") return undefined;
    const message =
      "answers with 200 without the test header: it is not vod-events, or an old version";
    return { message, status };
  }
  return { message: `answers with ${status}${adviceFor(status, key)}`, status };
}

function adviceFor(status: number, key: string | undefined): string {
  if (status === 401 && key === undefined) return ": it rejects unsigned deliveries";
  if (status === 401) {
    return ": it rejects this key. Check that it has the same key and URL, and check its clock";
  }
  if (status === 404) return ": no receiver has this path. Check that it has the same callback.url";
  if (status === 405) return ": it rejects POST. Check whether another server answers";
  if (status >= 500) return ". Check the log of the receiver, or of its proxy";
  return ". Check whether another server answers";
}

/**
 * Requires that a receiver accepts a key.
 *
 * @throws VodError `receiver_not_ready` unless it does
 */
export async function requireReceiverReady(
  key: string,
  receiver: TestedReceiver,
  name: string,
): Promise<void> {
  const problem = await sendTestDelivery(key, receiver);
  if (problem === undefined) return;
  throw new VodError(
    "receiver_not_ready",
    `the new key was not applied to ${name}, because its receiver ${problem.message}. Fix that, and run the rotation again`,
    { provider: name },
  );
}
