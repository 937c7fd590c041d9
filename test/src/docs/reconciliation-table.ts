import { providers } from "./providers.js";
import { table } from "./table.js";

/** Returns the table of what the API of a provider tells of each native type. */
export function reconciliationTable(id = ""): string {
  const { coverage } = providers.find((each) => each.id === id)?.reconciliation ?? {};
  if (coverage === undefined) throw new Error(`The adapter "${id}" has no reconciliation.`);
  const rows = Object.entries(coverage).map(([type, { covers, calls, missing = "" }]) => [
    `\`${type}\``,
    covers,
    calls.map((call) => `\`${call}\``).join(", "),
    missing,
  ]);
  return table(["Native type", "Covered", "Calls", "What is missing"], rows);
}
