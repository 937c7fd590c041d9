import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { HandlerContext, VodEvent } from "@vod-events/core";
import { binaryRequest, structuredRequest } from "./cloud-event-request.js";
import { failureOf, forwardFailed } from "./forward-failure.js";
import { type ForwardOptions, type ForwardSettings, settingsOf } from "./options.js";
import { codeOf, type EndpointResponse, post } from "./post.js";
import { rawRequest } from "./raw-request.js";
import type { RequestContent } from "./request-content.js";
import { signatureHeaders } from "./signature.js";

/**
 * Creates a handler, for any event type, that posts each event to an HTTP endpoint. A response with status 2xx is a success. Any other one
 * fails the attempt with `forward_failed`, and the inbox retries it, not before `Retry-After`. Status 410 fails it with
 * `endpoint_gone`. The endpoint receives an event at least once, always with the same `webhook-id`.
 *
 * @throws VodError `config_invalid` for invalid options
 */
export function forwardTo(
  options: ForwardOptions,
): (event: VodEvent, context: Pick<HandlerContext, "signal">) => Promise<void> {
  const settings = settingsOf(options);
  const { url, name, clock, secrets } = settings;
  const agent = new (url.protocol === "https:" ? HttpsAgent : HttpAgent)({ keepAlive: true });
  return async (event, { signal }) => {
    const { headers, body } = await contentOf(event, settings);
    const signature = secrets && signatureHeaders(await secrets(), event.id, clock.now(), body);
    const content = { headers: { "user-agent": "vod-events", ...headers, ...signature }, body };
    const response = await withTimeout(settings, signal, (ending) =>
      post(url, content, agent, ending),
    );
    const failure = failureOf(response, name, clock);
    if (failure !== undefined) throw failure;
  };
}

function contentOf(
  event: VodEvent,
  { format, name, inbox }: ForwardSettings,
): RequestContent | Promise<RequestContent> {
  switch (format) {
    case "cloudevents":
      return structuredRequest(event);
    case "cloudevents-binary":
      return binaryRequest(event);
    case "raw":
      return rawRequest(event, name, inbox);
  }
}

/** Runs an attempt until its timeout or until the signal of the handler. */
async function withTimeout(
  { name, timeoutMs, clock }: ForwardSettings,
  signal: AbortSignal,
  attempt: (signal: AbortSignal) => Promise<EndpointResponse>,
): Promise<EndpointResponse> {
  const timer = new AbortController();
  const timeout = new AbortController();
  const expire = () => timeout.abort();
  clock.sleep(timeoutMs, timer.signal, { ref: false }).then(expire, () => {});
  try {
    return await attempt(AbortSignal.any([signal, timeout.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.signal.aborted) {
      throw forwardFailed(`${name} did not answer within ${timeoutMs / 1000} s`);
    }
    throw forwardFailed(`the request to ${name} failed: ${codeOf(error)}`, error);
  } finally {
    timer.abort();
  }
}
