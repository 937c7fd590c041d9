import assert, { AssertionError } from "node:assert/strict";
import { type GroupedConformanceCase, providerCases, simulatorCases } from "@vod-events/testkit";
import { lumenAccount } from "../lumen-account.js";
import { testedTencent } from "../simulators.js";
import { allProviderCases } from "./all-cases.js";
import { type Flaw, template } from "./flaw.js";
import { flaws } from "./flaws.js";
import { templateWithQueue } from "./queue.js";
import { templateWithHistory } from "./reconciliation.js";
import { simulatorFlaws } from "./simulators.js";

/** Runs all cases at the same time, and returns the messages of those that fail. */
async function failuresOf(
  cases: readonly GroupedConformanceCase[],
): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  const run = ({ group, name, run }: GroupedConformanceCase) =>
    run().catch((error: unknown) => {
      assert.ok(error instanceof AssertionError, `${name} fails with another error: ${error}`);
      failures.set(`${group}: ${name}`, error.message);
    });
  await Promise.all(cases.map(run));
  return failures;
}

function catchesEach<Tested>(
  flawed: readonly Flaw<Tested>[],
  casesOf: (tested: Tested) => readonly GroupedConformanceCase[],
): void {
  for (const { name, caughtBy, alsoCaughtBy = [], message, tested } of flawed) {
    it(`catch: ${name}`, async () => {
      const failures = await failuresOf(casesOf(tested));
      assert.match(failures.get(caughtBy) ?? "the case does not fail", message);
      const expected = new Set([caughtBy, ...alsoCaughtBy]);
      assert.deepEqual([...failures.keys()].sort(), [...expected].sort());
    }).timeout(30_000);
  }
}

describe("the provider cases", () => {
  it("accept the template, which the flaws are variations of", async () => {
    const account = { open: lumenAccount };
    assert.deepEqual(await failuresOf(providerCases({ ...template, account })), new Map());
    assert.deepEqual(await failuresOf(providerCases(templateWithQueue)), new Map());
    assert.deepEqual(await failuresOf(providerCases(templateWithHistory)), new Map());
  });

  catchesEach(flaws, providerCases);

  it("are each proved by a flaw", () => {
    const proved = new Set(flaws.map(({ caughtBy }) => caughtBy));
    const names = allProviderCases().map(({ group, name }) => `${group}: ${name}`);
    const unproved = names.filter((name) => !proved.has(name));
    assert.deepEqual(unproved, []);
  });
});

describe("the simulator cases", () => {
  catchesEach(simulatorFlaws, simulatorCases);

  it("are each proved by a flaw", () => {
    const proved = new Set(simulatorFlaws.map(({ caughtBy }) => caughtBy));
    const names = simulatorCases(testedTencent()).map(({ group, name }) => `${group}: ${name}`);
    const unproved = names.filter((name) => !proved.has(name));
    assert.deepEqual(unproved, []);
  });
});
