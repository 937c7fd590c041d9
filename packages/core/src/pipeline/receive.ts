import { isRejectionCode, isVodError } from "../errors/vod-error.js";
import type { ReceivedEvent } from "../inbox/received-event.js";
import { deliveryKeys } from "../keys/delivery-keys.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import { rawDelivery } from "../provider/raw-delivery.js";
import { adapterProblem } from "../provider/translate-event.js";
import type { DeliveryTrace } from "./delivery-tap.js";
import { observeDelivery } from "./observe-delivery.js";
import {
  type DeliveryResult,
  type PipelineContext,
  processDelivery,
  rejected,
} from "./process-delivery.js";
import { type BodySource, readBody } from "./read-body.js";
import { type DeliveryReply, replyTo } from "./reply.js";
import type { FindRoute, Route } from "./routes.js";
import { storedDelivery, storedHeaders } from "./stored-delivery.js";
import { verifyDelivery } from "./verify.js";

/** An HTTP request to the receiver. Its body is not read yet. */
export interface DeliveryRequest {
  readonly method: string;
  /** The path as the client sent it, or the whole URL, with or without a query. */
  readonly path: string;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: BodySource;
}

export interface ReceiverContext {
  readonly providers: ProviderRegistry;
  readonly findRoute: FindRoute;
  readonly pipeline: PipelineContext;
}

/** Processes a callback request and returns the HTTP reply. Never rejects. */
export async function receiveRequest(
  request: DeliveryRequest,
  context: ReceiverContext,
): Promise<DeliveryReply> {
  const route = context.findRoute(request.path);
  const { clock, taps } = context.pipeline;
  const trace = taps.begin();
  const began = trace === undefined ? 0 : clock.now();
  const next = () => receive(request, route, context, trace);
  const processed =
    route === undefined
      ? next()
      : observeDelivery({ channel: "push", provider: route.name }, context.pipeline, next);
  const result = await processed.catch(failureOf);
  const reply = replyTo(result);
  if (!result.settled) {
    const { settled, allow, ...reason } = result;
    const provider = route === undefined ? {} : { provider: route.name };
    context.pipeline.report("rejected", { ...provider, ...reason, status: reply.status });
  }
  if (trace !== undefined) {
    const { method, path, headers } = request;
    const { code, problems = trace.problems } = result.settled ? {} : result;
    taps.emit(
      { ...trace, problems },
      {
        channel: "push",
        ...(route !== undefined && { provider: route.name }),
        receivedAt: new Date(began),
        milliseconds: clock.now() - began,
        request: { method, path, headers: storedHeaders(headers) },
        ...(code !== undefined && { code }),
        status: reply.status,
      },
    );
  }
  return reply;
}

/** Adapters reject a signature check with a `VodError` when a certificate cannot be fetched. */
function failureOf(error: unknown): DeliveryResult {
  if (!isVodError(error) || !isRejectionCode(error.code)) {
    return { settled: false, code: "internal_error", error };
  }
  return { settled: false, code: error.code, problems: [error.message] };
}

async function receive(
  request: DeliveryRequest,
  route: Route | undefined,
  { pipeline, providers }: ReceiverContext,
  trace: DeliveryTrace | undefined,
): Promise<DeliveryResult> {
  if (pipeline.closing.aborted) return rejected("stopped");
  if (route === undefined) return rejected("path_not_found");
  const { name, url } = route;
  const provider = providers.get(name);
  const methods: readonly string[] = provider.capabilities.delivery?.methods ?? ["POST"];
  if (!methods.includes(request.method)) {
    return { ...rejected("method_not_allowed"), allow: methods.join(", ") };
  }
  return receiveCallback({ provider, name }, { ...request, url, trace }, pipeline);
}

/** A callback of one provider; `url` is the callback URL registered with it. */
interface Callback extends Pick<DeliveryRequest, "headers" | "body"> {
  readonly url: string;
  /** Absent without a tap. */
  readonly trace: DeliveryTrace | undefined;
}

/** Reads, verifies and parses a callback, then processes its events. */
async function receiveCallback(
  source: NamedProvider,
  callback: Callback,
  context: PipelineContext,
): Promise<DeliveryResult> {
  const { provider, name } = source;
  const read = await readBody(callback, context);
  if (!read.ok) {
    const { ok, ...reason } = read;
    return { settled: false, ...reason };
  }
  const { headers, url, trace } = callback;
  if (trace !== undefined) trace.body = read.body;
  context.report("received", { provider: name, bytes: read.body.byteLength });
  const receivedAt = new Date(context.clock.now());
  const delivery = rawDelivery({ body: read.body, headers, url, receivedAt });
  const keys = await deliveryKeys(source, delivery, context.keys);
  const verdict = await verifyDelivery(provider, delivery, keys, context);
  if (!verdict.accepted) {
    const { code, error } = verdict;
    if (code !== "adapter_failed") return rejected(code);
    return { settled: false, code, problems: [adapterProblem(name, "verify", error)], error };
  }
  if (trace !== undefined) trace.covers = verdict.covers;
  const parsed = delivery.json();
  if (!parsed.ok) return { ...rejected("body_not_json"), problems: [parsed.reason] };
  const origin: Omit<ReceivedEvent, "event"> = {
    receivedAt,
    integrity: { channel: "push", covers: verdict.covers, providerName: name },
    delivery: storedDelivery(delivery),
  };
  return processDelivery(source, parsed, origin, context, trace);
}
