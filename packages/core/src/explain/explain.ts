import type { Route } from "../flow/routes.js";
import { type RawDelivery, rawDelivery } from "../provider/raw-delivery.js";
import { Attempts } from "./attempts.js";
import { bodyRefusal } from "./body-refusal.js";
import { capturedPath } from "./captured-path.js";
import { causesOf, type ExplainContext, type Search } from "./causes.js";
import { checkCaptured } from "./check-captured.js";
import type { CapturedDelivery, Explanation } from "./explanation.js";
import { judge } from "./judge.js";
import { methodCause, pathCause } from "./request-cause.js";

/**
 * Says why the receiver would refuse a delivery, and what to do about it. Takes nothing in.
 *
 * @throws VodError `config_invalid` for what is no captured delivery
 */
export async function explainDelivery(
  captured: CapturedDelivery,
  context: ExplainContext,
): Promise<Explanation> {
  checkCaptured(captured);
  const path = capturedPath(captured);
  const route = context.findRoute(path);
  if (route === undefined) {
    const known = context.routes.map(({ url }) => new URL(url).pathname);
    return { accepted: false, code: "path_unknown", causes: [pathCause(path, known)], tried: 0 };
  }
  const { name: provider } = route;
  const { method = "POST" } = captured;
  if (method !== "POST") {
    const causes = [methodCause];
    return { accepted: false, provider, code: "method_not_allowed", causes, tried: 0 };
  }
  const delivery = deliveryOf(captured, route, context);
  const refusal = bodyRefusal(delivery, context.flow);
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
  const attempts = new Attempts();
  const keys = await context.flow.keys.accepted();
  const suspect = { provider: context.providers.get(provider), delivery, keys };
  const judgment = judge(suspect, context.flow.policy, attempts);
  if (judgment.accepted) return { accepted: true, provider, causes: [], tried: attempts.tried };
  const search: Search = { suspect, captured, provider, attempts, context };
  const causes = await causesOf(judgment, search);
  const { tried } = attempts;
  return { accepted: false, provider, code: judgment.code, causes, tried };
}

function deliveryOf(
  { headers, body, receivedAt }: CapturedDelivery,
  { url }: Route,
  { flow }: ExplainContext,
): RawDelivery {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return rawDelivery({
    body: typeof body === "string" ? Buffer.from(body) : body,
    headers: Object.fromEntries(named),
    url,
    receivedAt: receivedAt ?? new Date(flow.clock.now()),
  });
}
