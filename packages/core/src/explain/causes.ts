import type { PipelineContext } from "../pipeline/process-delivery.js";
import type { FindRoute, Route } from "../pipeline/routes.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import type { Attempts, Suspect } from "./attempts.js";
import type { CandidateContext, OtherProvider } from "./candidate.js";
import { capturedPath } from "./captured-path.js";
import type { CheckResult } from "./check-delivery.js";
import type { CapturedDelivery, Cause } from "./explanation.js";
import { coverageCause, decodeCause, defectCause } from "./request-cause.js";
import { searchCause } from "./search.js";
import { noKeyCause, signatureCause } from "./signature-cause.js";
import { timestampCause } from "./timestamp-cause.js";
import { emptyBodyCause, notJsonCause } from "./undecodable-cause.js";

export interface ExplainContext {
  readonly providers: ProviderRegistry;
  readonly findRoute: FindRoute;
  /** The registered callback URLs. */
  readonly routes: readonly Route[];
  readonly pipeline: Pick<
    PipelineContext,
    "clock" | "keys" | "policy" | "outbound" | "maxBodyBytes"
  >;
}

type Refusal = Extract<CheckResult, { readonly accepted: false }>;

/** A rejected delivery and the context of the search. */
export interface Search {
  readonly suspect: Suspect;
  readonly captured: CapturedDelivery;
  /** The provider's name in the application. */
  readonly provider: string;
  readonly attempts: Attempts;
  readonly context: ExplainContext;
}

export async function causesOf(refusal: Refusal, search: Search): Promise<readonly Cause[]> {
  const { suspect, captured, context } = search;
  const { delivery } = suspect;
  const { policy } = context.pipeline;
  const { verification, code } = refusal;
  if (delivery.body.byteLength === 0) return [emptyBodyCause];
  switch (code) {
    case "signature_insufficient": {
      if (suspect.keys.length === 0) return [noKeyCause];
      const covers = verification?.status === "verified" ? verification.covers : [];
      return [coverageCause(policy.require, covers)];
    }
    case "timestamp_expired":
    case "timestamp_in_future": {
      if (verification?.status !== "verified") return [];
      const { receivedAt } = delivery;
      const timeKnown = captured.receivedAt !== undefined;
      const { maxAgeSeconds } = policy;
      return [timestampCause(code, { verification, receivedAt, timeKnown, maxAgeSeconds })];
    }
    case "body_not_decodable":
      return [decodeCause(refusal.problems ?? [])];
    case "adapter_failed":
      return [defectCause];
    default:
      return signatureCauses(refusal, search);
  }
}

/** Finds the causes of an invalid signature by trying the candidates. */
async function signatureCauses(
  { verification }: Refusal,
  { suspect, captured, provider, attempts, context }: Search,
): Promise<readonly Cause[]> {
  const { delivery, keys } = suspect;
  const needsKey = suspect.provider.capabilities.signing.keySource !== "certificate";
  if (needsKey && keys.length === 0) return [noKeyCause];
  if (verification === undefined || verification.status === "verified") {
    return [notJsonCause(delivery)];
  }
  const known: CandidateContext = {
    formerKeys: await context.pipeline.keys.retired(),
    path: capturedPath(captured),
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

/** Skips providers that cannot be created. */
function othersOf(
  provider: string,
  { providers, routes }: ExplainContext,
): readonly OtherProvider[] {
  return routes.flatMap(({ name, url }) => {
    if (name === provider) return [];
    try {
      return [{ name, url, provider: providers.get(name) }];
    } catch {
      return [];
    }
  });
}
