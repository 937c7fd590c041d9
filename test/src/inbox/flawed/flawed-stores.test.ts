import assert, { AssertionError } from "node:assert/strict";
import { type ConformanceCase, inboxStoreCases } from "@vod-events/testkit";
import { adminFlaws } from "./admin-flaws.js";
import { leaseFlaws } from "./lease-flaws.js";
import { putFlaws } from "./put-flaws.js";
import { settleFlaws } from "./settle-flaws.js";
import { sharedFlaws } from "./shared-flaws.js";
import { FlawedStores, type StoreFlaw } from "./store-flaw.js";

const flaws = { ...putFlaws, ...leaseFlaws, ...settleFlaws, ...adminFlaws, ...sharedFlaws };

function casesOf(flaw?: StoreFlaw): readonly ConformanceCase[] {
  let flawed = new FlawedStores(flaw);
  return inboxStoreCases({
    async create() {
      flawed = new FlawedStores(flaw);
      return flawed.open();
    },
    share: async () => flawed.open(),
  });
}

describe("the store cases", () => {
  describe("accept the stores in memory, which the flaws are variations of:", () => {
    for (const { name, run } of casesOf()) it(name, run);
  });

  for (const [name, flaw] of Object.entries(flaws)) {
    it(`catch a store that ${name}`, async () => {
      const cases = new Map(casesOf(flaw).map((each) => [each.name, each]));
      for (const caughtBy of flaw.caughtBy) {
        await assert.rejects(async () => cases.get(caughtBy)?.run(), AssertionError, caughtBy);
      }
    });
  }

  it("are each proved by a flaw", () => {
    const proved = new Set(Object.values(flaws).flatMap(({ caughtBy }) => caughtBy));
    assert.deepEqual(
      casesOf()
        .filter(({ name }) => !proved.has(name))
        .map(({ name }) => name),
      [],
    );
  });
});
