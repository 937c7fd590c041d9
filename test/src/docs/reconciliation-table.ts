import type { ReconciliationCoverage } from "@vod-events/core/provider";
import { providers } from "./providers.js";
import { table } from "./table.js";

const order: readonly ReconciliationCoverage["covers"][] = ["full", "partial", "none"];

/** Returns the table of what the API of a provider tells of its native types. Types with equal coverage share a row. */
export function reconciliationTable(id = ""): string {
  const { coverage } = providers.find((each) => each.id === id)?.reconciliation ?? {};
  if (coverage === undefined) throw new Error(`The adapter "${id}" has no reconciliation.`);
  const rows = new Map<string, { readonly types: string[]; readonly cells: readonly string[] }>();
  const sorted = Object.entries(coverage).toSorted(
    ([, a], [, b]) => order.indexOf(a.covers) - order.indexOf(b.covers),
  );
  for (const [type, each] of sorted) {
    const cells = cellsOf(each);
    const row = rows.get(cells.join("|")) ?? { types: [], cells };
    row.types.push(type);
    rows.set(cells.join("|"), row);
  }
  return table(
    ["Native types", "Covered", "Calls", "What is missing"],
    [...rows.values()].map(({ types, cells }) => [codes(types), ...cells]),
  );
}

function cellsOf({ covers, calls, missing = "" }: ReconciliationCoverage): readonly string[] {
  return [covers, codes(calls), missing];
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
