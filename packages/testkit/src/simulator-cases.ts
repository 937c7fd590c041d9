import { asserted, type GroupedConformanceCase } from "./conformance/grouped-case.js";
import { callbackCases } from "./simulator-cases/callbacks.js";
import { withCloud } from "./simulator-cases/cloud-session.js";
import { configCases } from "./simulator-cases/config.js";
import { queueCases } from "./simulator-cases/queue.js";
import type { TestedSimulator } from "./simulator-cases/tested-simulator.js";

/**
 * Returns the cases that a simulated cloud must pass, so that a test against it proves something about the real one.
 * The cases use the real adapter. A cloud without a queue has no cases for one.
 */
export function simulatorCases(tested: TestedSimulator): readonly GroupedConformanceCase[] {
  const queue = tested.hasQueue ? queueCases : {};
  const groups = { config: configCases, callbacks: callbackCases, queue };
  return Object.entries(groups).flatMap(([group, cases]) =>
    Object.entries(cases).map(([name, check]) => ({
      ...{ group, name },
      run: () => asserted(withCloud(tested, check)),
    })),
  );
}
