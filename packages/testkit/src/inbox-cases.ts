import { asserted } from "./conformance/grouped-case.js";
import { acceptCases } from "./inbox-cases/accept.js";
import { adminCases } from "./inbox-cases/admin.js";
import { Cluster, type InboxCheck } from "./inbox-cases/cluster.js";
import { durabilityCases } from "./inbox-cases/durability.js";
import { failureCases } from "./inbox-cases/failures.js";
import type { InboxEngine } from "./inbox-cases/inbox-engine.js";
import { leaseCases } from "./inbox-cases/leases.js";
import { mediaCases, sharedMediaCases } from "./inbox-cases/media-states.js";
import { sharingCases } from "./inbox-cases/sharing.js";
import { stopCases } from "./inbox-cases/stop.js";
import { synchronousCases } from "./inbox-cases/synchronous.js";
import type { ConformanceCase } from "./inbox-store-cases.js";

const durableCases = { ...durabilityCases, ...sharingCases, ...sharedMediaCases, ...leaseCases };

/**
 * Returns the cases that every `Inbox` must pass, whether it is built on a store or on a broker: no accepted event is
 * lost, a duplicate is not handled, and a lost lease settles nothing. An engine without `share` gets the cases of an
 * inbox in the memory of a process. Each case creates its own inboxes and stops them. The engine deletes their data.
 */
export function inboxCases(engine: InboxEngine): readonly ConformanceCase[] {
  const cases = {
    ...acceptCases,
    ...failureCases,
    ...adminCases,
    ...mediaCases,
    ...stopCases,
    ...(engine.share === undefined ? synchronousCases : durableCases),
  };
  return Object.entries(cases).map(([name, check]) => ({
    name,
    run: () => asserted(runWith(engine, check), "inbox"),
  }));
}

async function runWith(engine: InboxEngine, check: InboxCheck): Promise<void> {
  const cluster = new Cluster(engine);
  try {
    await check(cluster);
  } finally {
    await cluster.stop();
  }
}
