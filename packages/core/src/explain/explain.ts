import { deliveryKeys } from "../keys/delivery-keys.js";
import type { Route } from "../pipeline/routes.js";
import { type RawDelivery, rawDelivery } from "../provider/raw-delivery.js";
import { Attempts } from "./attempts.js";
import { bodyRejection } from "./body-rejection.js";
import { capturedPath } from "./captured-path.js";
import { causesOf, type ExplainContext, type Search } from "./causes.js";
import { checkDelivery } from "./check-delivery.js";
import type { CapturedDelivery, Explanation } from "./explanation.js";
import { methodCause, pathCause } from "./request-cause.js";
import { validateCaptured } from "./validate-captured.js";

/**
 * Explains why the receiver rejects a delivery and how to fix it. Stores nothing.
 *
 * @throws VodError `config_invalid` when the argument is not a captured delivery
 */
export async function explainDelivery(
  captured: CapturedDelivery,
  context: ExplainContext,
): Promise<Explanation> {
  validateCaptured(captured);
  const path = capturedPath(captured);
  const route = context.findRoute(path);
  if (route === undefined) {
    const known = context.routes.map(({ url }) => new URL(url).pathname);
    return { accepted: false, code: "path_not_found", causes: [pathCause(path, known)], tried: 0 };
  }
  const { name: provider } = route;
  const { method = "POST" } = captured;
  const { methods = ["POST"] } = context.providers.get(provider).capabilities.delivery ?? {};
  if (!(methods as readonly string[]).includes(method)) {
    const causes = [methodCause(methods)];
    return { accepted: false, provider, code: "method_not_allowed", causes, tried: 0 };
  }
  const delivery = deliveryOf(captured, route, context);
  const refusal = bodyRejection(delivery, context.pipeline);
  if (refusal !== undefined) {
    const { code, cause } = refusal;
    return { accepted: false, provider, code, causes: [cause], tried: 0 };
  }
  return explainContent(captured, delivery, route, context);
}

async function explainContent(
  captured: CapturedDelivery,
  delivery: RawDelivery,
  { name: provider }: Route,
  context: ExplainContext,
): Promise<Explanation> {
  const { pipeline } = context;
  const attempts = new Attempts(pipeline.outbound);
  const source = { provider: context.providers.get(provider), name: provider };
  const keys = await deliveryKeys(source, delivery, pipeline.keys);
  const suspect = { provider: source.provider, delivery, keys };
  const judgment = await checkDelivery(provider, suspect, pipeline, attempts);
  if (judgment.accepted) return { accepted: true, provider, causes: [], tried: attempts.tried };
  const search: Search = { suspect, captured, provider, attempts, context };
  const causes = await causesOf(judgment, search);
  const { tried } = attempts;
  return { accepted: false, provider, code: judgment.code, causes, tried };
}

function deliveryOf(
  { headers, body, receivedAt }: CapturedDelivery,
  { url }: Route,
  { pipeline }: ExplainContext,
): RawDelivery {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return rawDelivery({
    body: typeof body === "string" ? Buffer.from(body) : body,
    headers: Object.fromEntries(named),
    url,
    receivedAt: receivedAt ?? new Date(pipeline.clock.now()),
  });
}
