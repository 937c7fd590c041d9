import assert, { AssertionError } from "node:assert/strict";
import { providerCases, type TestedProvider } from "@vod-events/testkit";
import { lumenAccount } from "../accounts.js";
import { template } from "./flaw.js";
import { flaws } from "./flaws.js";
import { templateWithQueue } from "./queue.js";

/** Runs all cases and returns the messages of those that fail. */
async function failuresOf(tested: TestedProvider): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  for (const { group, name, run } of providerCases(tested)) {
    await run().catch((error: unknown) => {
      assert.ok(error instanceof AssertionError, `${name} fails with another error: ${error}`);
      failures.set(`${group}: ${name}`, error.message);
    });
  }
  return failures;
}

describe("the conformance kit", () => {
  it("accepts the template, which the flaws are variations of", async () => {
    const account = { open: lumenAccount };
    assert.deepEqual(await failuresOf({ ...template, account }), new Map());
    assert.deepEqual(await failuresOf(templateWithQueue), new Map());
  });

  for (const { name, caughtBy, alsoCaughtBy = [], message, tested } of flaws) {
    it(`catches: ${name}`, async () => {
      const failures = await failuresOf(tested);
      assert.match(failures.get(caughtBy) ?? "the case does not fail", message);
      const expected = new Set([caughtBy, ...alsoCaughtBy]);
      assert.deepEqual([...failures.keys()].sort(), [...expected].sort());
    });
  }
});
