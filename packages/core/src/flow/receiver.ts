import type { Providers } from "../providers.js";
import type { BodySource } from "./body.js";
import { type DeliveryOutcome, type FlowContext, receiveCallback } from "./receive.js";
import type { FindRoute, Route } from "./routes.js";
import { type DeliveryReply, replyTo } from "./settle.js";

/** A request to the receiver, as a host has it before it reads the body. */
export interface DeliveryRequest {
  readonly method: string;
  /** The path of the request as the client sent it, or the whole URL, with or without a query. */
  readonly path: string;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: BodySource;
}

/** What {@link receiveRequest} works with. */
export interface ReceiverContext {
  readonly providers: Providers;
  readonly findRoute: FindRoute;
  readonly flow: FlowContext;
}

/** Takes a request from its path to its answer. Never rejects. */
export async function receiveRequest(
  request: DeliveryRequest,
  context: ReceiverContext,
): Promise<DeliveryReply> {
  const route = context.findRoute(request.path);
  const outcome = await receive(request, route, context);
  const reply = replyTo(outcome);
  if (!outcome.settled) {
    const { settled, ...reason } = outcome;
    const provider = route === undefined ? {} : { provider: route.name };
    context.flow.report("refused", { ...provider, ...reason, status: reply.status });
  }
  return reply;
}

async function receive(
  request: DeliveryRequest,
  route: Route | undefined,
  context: ReceiverContext,
): Promise<DeliveryOutcome> {
  try {
    return await receiveAt(request, route, context);
  } catch (error) {
    return { settled: false, code: "internal_error", error };
  }
}

async function receiveAt(
  request: DeliveryRequest,
  route: Route | undefined,
  context: ReceiverContext,
): Promise<DeliveryOutcome> {
  if (context.flow.closing.aborted) return { settled: false, code: "stopped" };
  if (route === undefined) return { settled: false, code: "path_unknown" };
  if (request.method !== "POST") return { settled: false, code: "method_not_allowed" };
  const { headers, body } = request;
  const provider = context.providers.get(route.name);
  const source = { provider, name: route.name };
  return receiveCallback(source, { headers, body, url: route.url }, context.flow);
}
