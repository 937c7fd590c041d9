import { asserted, type GroupedConformanceCase } from "./conformance/grouped-case.js";
import { configCases } from "./provider-cases/config.js";
import { decodingCases } from "./provider-cases/decoding.js";
import { deletionCases } from "./provider-cases/deletions.js";
import { deliveryCases } from "./provider-cases/delivery.js";
import { descriptionCases } from "./provider-cases/description.js";
import { endpointCases } from "./provider-cases/endpoints.js";
import { identityCases } from "./provider-cases/identity.js";
import { loadingCases } from "./provider-cases/loading.js";
import { mediaCases } from "./provider-cases/media.js";
import type { ProviderCases } from "./provider-cases/provider-case.js";
import { queueCases } from "./provider-cases/queue.js";
import { reconciliationCases } from "./provider-cases/reconciliation.js";
import { sourceCases } from "./provider-cases/sources.js";
import { Subject } from "./provider-cases/subject.js";
import type { TestedProvider } from "./provider-cases/tested-provider.js";
import { translationCases } from "./provider-cases/translation.js";
import { verificationCases } from "./provider-cases/verification.js";

const groups: Readonly<Record<string, ProviderCases>> = {
  description: descriptionCases,
  identity: identityCases,
  verification: verificationCases,
  delivery: deliveryCases,
  decoding: decodingCases,
  translation: translationCases,
  media: mediaCases,
  config: { ...configCases, ...endpointCases },
  queue: queueCases,
  reconciliation: { ...reconciliationCases, ...deletionCases },
  "source code": sourceCases,
  loading: loadingCases,
};

/**
 * Returns the cases that every adapter must pass. Cases of features that the adapter does not have, or that the author
 * gives no means to test, are left out.
 */
export function providerCases(tested: TestedProvider): readonly GroupedConformanceCase[] {
  const subject = new Subject(tested);
  return Object.entries(groups).flatMap(([group, cases]) =>
    Object.entries(cases)
      .filter(([, each]) => typeof each === "function" || each.applies(subject))
      .map(([name, each]) => {
        const check = typeof each === "function" ? each : each.check;
        return { group, name, run: () => asserted(check(new Subject(tested))) };
      }),
  );
}
