import type { ReceivedEvent } from "../inbox/received-event.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import { rawDelivery } from "../provider/raw-delivery.js";
import {
  type DeliveryResult,
  type NamedProvider,
  type PipelineContext,
  processEvent,
  rejected,
} from "./process-event.js";
import { type BodySource, readBody } from "./read-body.js";
import { type DeliveryReply, replyTo } from "./reply.js";
import type { FindRoute, Route } from "./routes.js";
import { storedDelivery } from "./stored-delivery.js";
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
  const result = await receive(request, route, context).catch(
    (error: unknown): DeliveryResult => ({ settled: false, code: "internal_error", error }),
  );
  const reply = replyTo(result);
  if (!result.settled) {
    const { settled, ...reason } = result;
    const provider = route === undefined ? {} : { provider: route.name };
    context.pipeline.report("rejected", { ...provider, ...reason, status: reply.status });
  }
  return reply;
}

async function receive(
  request: DeliveryRequest,
  route: Route | undefined,
  { pipeline, providers }: ReceiverContext,
): Promise<DeliveryResult> {
  if (pipeline.closing.aborted) return rejected("stopped");
  if (route === undefined) return rejected("path_not_found");
  if (request.method !== "POST") return rejected("method_not_allowed");
  const { name, url } = route;
  return receiveCallback({ provider: providers.get(name), name }, { ...request, url }, pipeline);
}

/** A callback of one provider; `url` is the callback URL registered with it. */
interface Callback extends Pick<DeliveryRequest, "headers" | "body"> {
  readonly url: string;
}

/** Reads, verifies and parses a callback, then processes its event. */
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
  context.report("received", { provider: name, bytes: read.body.byteLength });
  const receivedAt = new Date(context.clock.now());
  const { headers, url } = callback;
  const delivery = rawDelivery({ body: read.body, headers, url, receivedAt });
  const keys = await context.keys.accepted();
  const verdict = verifyDelivery(provider, delivery, keys, context.policy);
  if (!verdict.accepted) return rejected(verdict.code);
  const parsed = delivery.json();
  if (!parsed.ok) return rejected("body_not_json");
  const origin: Omit<ReceivedEvent, "event"> = {
    receivedAt,
    integrity: { channel: "push", covers: verdict.covers, providerName: name },
    delivery: storedDelivery(delivery),
  };
  return processEvent(source, parsed.value, origin, context);
}
