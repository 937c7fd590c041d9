import { AssertionError } from "node:assert";
import { configCases } from "./provider-cases/config.js";
import { decodingCases } from "./provider-cases/decoding.js";
import { deliveryCases } from "./provider-cases/delivery.js";
import { descriptionCases } from "./provider-cases/description.js";
import { identityCases } from "./provider-cases/identity.js";
import { loadingCases } from "./provider-cases/loading.js";
import { queueCases } from "./provider-cases/queue.js";
import { sourceCases } from "./provider-cases/sources.js";
import { Subject } from "./provider-cases/subject.js";
import type { TestedProvider } from "./provider-cases/tested-provider.js";
import { translationCases } from "./provider-cases/translation.js";
import { verificationCases } from "./provider-cases/verification.js";

/** A requirement for an adapter, for any test runner: `it(name, run)`. */
export interface ProviderConformanceCase {
  /** The part of the checklist, such as `verification`. */
  readonly group: string;
  /** The required behavior. */
  readonly name: string;
  /** Rejects with an `AssertionError` when the adapter violates the requirement. */
  run(): Promise<void>;
}

/**
 * Returns the cases that every adapter must pass. Cases of features that the adapter does not have, or that the author
 * gives no means to test, are left out.
 */
export function providerCases(tested: TestedProvider): readonly ProviderConformanceCase[] {
  const subject = new Subject(tested);
  const cases = [
    ...descriptionCases,
    ...identityCases,
    ...verificationCases,
    ...deliveryCases,
    ...decodingCases,
    ...translationCases,
    ...configCases,
    ...queueCases,
    ...sourceCases,
    ...loadingCases,
  ];
  return cases
    .filter(({ applies }) => applies === undefined || applies(subject))
    .map(({ group, name, check }) => ({
      group,
      name,
      run: () => asserted(check(new Subject(tested))),
    }));
}

/** Turns every other error, such as one of the adapter, into an `AssertionError`. */
async function asserted(check: Promise<void>): Promise<void> {
  try {
    await check;
  } catch (error) {
    if (error instanceof AssertionError) throw error;
    const failed = new AssertionError({ message: `the adapter failed: ${String(error)}` });
    throw Object.assign(failed, { cause: error });
  }
}
