import { type GroupedConformanceCase, simulatorCases } from "@vod-events/testkit";
import { allProviderCases } from "../conformance/flawed/all-cases.js";
import { flaws } from "../conformance/flawed/flaws.js";
import { simulatorFlaws } from "../conformance/flawed/simulators.js";
import { testedTencent } from "../conformance/simulators.js";
import { table } from "./table.js";

/** The checklist of the cases for an adapter or a simulated cloud, by group. */
export function conformanceCases(subject: string): string {
  const cases = subject === "adapter" ? allProviderCases() : simulatorCases(testedTencent());
  const groups = [...new Set(cases.map(({ group }) => group))];
  return groups
    .map((name) => {
      const members = cases.filter(({ group }) => group === name);
      return [`**${name}**`, "", ...members.map(bullet)].join("\n");
    })
    .join("\n\n");
}

/** The table of flaws and the cases that catch them. */
export function conformanceFlaws(subject: string): string {
  const flawed = subject === "adapter" ? flaws : simulatorFlaws;
  const rows = flawed.map(({ name, caughtBy }) => [markdown(name), markdown(caughtBy)]);
  return table(["Flaw", "Case that catches it"], rows);
}

function bullet({ name }: GroupedConformanceCase): string {
  return `- ${markdown(name)}`;
}

/** Two underscores would be bold text. */
function markdown(text: string): string {
  return text.replaceAll("__proto__", "`__proto__`");
}
