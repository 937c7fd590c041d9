import type { ReconciliationCoverage } from "@vod-events/core/provider";
import { providers } from "./providers.js";
import { table } from "./table.js";

/** Returns the table of how many native types the API of each provider tells. */
export function reconciliationSummary(): string {
  const rows = providers.map(({ id, reconciliation }) => {
    const link = `[${id}](adapters/${id}.md#reconciliation)`;
    if (reconciliation === undefined) return [link, "–", "–", "all", "–", "–"];
    const { coverage, limits } = reconciliation;
    const count = (covers: ReconciliationCoverage["covers"]) =>
      String(Object.values(coverage).filter((each) => each.covers === covers).length);
    const { retentionSeconds: seconds } = limits;
    const reach = seconds === undefined ? "no documented end" : `${seconds / 86_400} days`;
    return [
      link,
      count("full"),
      count("partial"),
      count("none"),
      reach,
      String(limits.callsPerSecond),
    ];
  });
  return table(["Cloud", "Full", "Partial", "None", "Reaches back", "Calls/s"], rows);
}
