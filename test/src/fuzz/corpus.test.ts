import assert from "node:assert/strict";
import { failedCase, readCorpus } from "./corpus.js";
import { runSuites } from "./run-suites.js";

describe("the corpus of failed cases", function () {
  this.timeout(30_000);

  for (const { title, seed, path } of readCorpus()) {
    it(`passes again in "${title}", seed ${seed}, path ${path}`, async () => {
      const variables = { VOD_EVENTS_FUZZ_SEED: String(seed), VOD_EVENTS_FUZZ_PATH: path };
      const { tests, failed } = await runSuites(variables, title);
      assert.equal(tests, 1, "the test of the case exists");
      assert.deepEqual(failed, []);
    });
  }

  it("names a case by the seed and the path in the message of fast-check", () => {
    const message =
      'Property failed after 3 tests\n{ seed: -42, path: "2:1:0", endOnFailure: true }';
    assert.deepEqual(failedCase("a test", message), { title: "a test", seed: -42, path: "2:1:0" });
    assert.equal(failedCase("a test", "Timeout of 20000ms exceeded"), undefined);
  });
});
