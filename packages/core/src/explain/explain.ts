import type { FlowContext } from "../flow/receive.js";
import type { FindRoute, Route } from "../flow/routes.js";
import { type RawDelivery, rawDelivery } from "../provider/raw-delivery.js";
import type { Providers } from "../providers.js";
import { Attempts, type Suspect } from "./attempts.js";
import type { CapturedDelivery, Cause, Explanation } from "./explanation.js";
import type { HypothesisContext, OtherCloud } from "./hypothesis.js";
import { type Judgment, judge } from "./judge.js";
import {
  coverageCause,
  decodeCause,
  defectCause,
  methodCause,
  pathCause,
  sizeCause,
} from "./request-cause.js";
import { searchCause } from "./search.js";
import { emptyBodyCause, noKeyCause, notJsonCause, signatureCause } from "./signature-cause.js";
import { stampCause } from "./stamp-cause.js";

/** What {@link explainDelivery} works with. */
export interface ExplainContext {
  readonly providers: Providers;
  readonly findRoute: FindRoute;
  /** The places that clouds were told. */
  readonly routes: readonly Route[];
  readonly flow: Pick<FlowContext, "clock" | "keys" | "policy" | "maxBodyBytes">;
}

type Refusal = Extract<Judgment, { readonly accepted: false }>;

/** Says why the receiver would refuse a delivery, and what to do about it. Takes nothing in. */
export async function explainDelivery(
  captured: CapturedDelivery,
  context: ExplainContext,
): Promise<Explanation> {
  const path = pathOf(captured);
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
  const { maxBodyBytes } = context.flow;
  if (delivery.body.byteLength > maxBodyBytes) {
    const causes = [sizeCause(delivery.body.byteLength, maxBodyBytes)];
    return { accepted: false, provider, code: "body_too_large", causes, tried: 0 };
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

/** A refused delivery, and what its causes are looked for with. */
interface Search {
  readonly suspect: Suspect;
  readonly captured: CapturedDelivery;
  /** What the application calls the cloud. */
  readonly provider: string;
  readonly attempts: Attempts;
  readonly context: ExplainContext;
}

async function causesOf(refusal: Refusal, search: Search): Promise<readonly Cause[]> {
  const { suspect, captured, context } = search;
  const { delivery } = suspect;
  const { policy } = context.flow;
  const { verification, code } = refusal;
  if (delivery.body.byteLength === 0) return [emptyBodyCause];
  switch (code) {
    case "signature_insufficient": {
      if (suspect.keys.length === 0) return [noKeyCause];
      const covers = verification?.status === "verified" ? verification.covers : [];
      return [coverageCause(policy.require, covers)];
    }
    case "stamp_expired":
    case "stamp_future": {
      if (verification?.status !== "verified") return [];
      const { receivedAt } = delivery;
      const timeKnown = captured.receivedAt !== undefined;
      const { maxAgeSeconds } = policy;
      return [stampCause(code, { verification, receivedAt, timeKnown, maxAgeSeconds })];
    }
    case "body_not_decodable":
      return [decodeCause(refusal.problems ?? [])];
    case "internal_error":
      return [defectCause];
    default:
      return signatureCauses(refusal, search);
  }
}

/** The causes of a signature that does not hold, found by trying. */
async function signatureCauses(
  { verification }: Refusal,
  { suspect, captured, provider, attempts, context }: Search,
): Promise<readonly Cause[]> {
  const { delivery, keys } = suspect;
  if (keys.length === 0) return [noKeyCause];
  if (verification === undefined || verification.status === "verified") {
    return [notJsonCause(delivery)];
  }
  const known: HypothesisContext = {
    formerKeys: await context.flow.keys.former(),
    path: pathOf(captured),
    requested: captured.url,
    others: othersOf(provider, context),
  };
  const found = await searchCause(suspect, verification, known, attempts);
  const { causes, verification: left } = found ?? { causes: [], verification };
  if (left.status === "verified") return causes;
  const code = left.status === "unsigned" ? "signature_missing" : left.code;
  const { covers } = suspect.provider.capabilities.signing;
  return [...causes, signatureCause(code, delivery, covers)];
}

/** Clouds that cannot be made are none that it may be of. */
function othersOf(provider: string, { providers, routes }: ExplainContext): readonly OtherCloud[] {
  return routes.flatMap(({ name, url }) => {
    if (name === provider) return [];
    try {
      return [{ name, url, provider: providers.get(name) }];
    } catch {
      return [];
    }
  });
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

function pathOf({ path, url }: CapturedDelivery): string {
  if (path !== undefined) return path;
  if (url === undefined || !URL.canParse(url)) return "/";
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
