import assert from "node:assert/strict";
import fc from "fast-check";
import { devTestbed } from "./dev-testbed.js";

// Their last retries are soon.
const clouds = ["tencent", "alibaba", "volcengine"];

describe("the counts of vod-events simulate", function () {
  this.timeout(60_000);
  const testbed = devTestbed();

  it("add up, whatever the application answers and whatever fails", async () => {
    testbed().configure({ providers: Object.fromEntries(clouds.map((name) => [name, {}])) });
    let statuses: readonly number[] = [200];
    let calls = 0;
    const origin = await testbed().serve((request, response) => {
      const status = statuses[calls % statuses.length] ?? 200;
      calls += 1;
      if (status === 0) request.destroy();
      else response.writeHead(status).end();
    });
    const fault = fc.constantFrom("lost", "late", "twice", "out-of-order", "5xx");
    const answers = fc.array(fc.constantFrom(200, 200, 204, 401, 500, 0), { minLength: 1 });
    const property = fc.asyncProperty(
      fc.array(fault, { maxLength: 3 }),
      answers,
      fc.constantFrom("upload", "transcode", "all"),
      async (faults, given, story) => {
        statuses = [...given, 200];
        const { stdout, exitCode, stderr } = await testbed().run(
          ...["simulate", story, "--count", "2", "--rate", "100/s", "--speed", "1000", "--json"],
          ...[
            "--port",
            "0",
            "--forward-to",
            origin,
            ...faults.flatMap((name) => ["--fault", name]),
          ],
        );
        const { counts, stories, ended } = JSON.parse(stdout);
        const { sent, acknowledged, failed, lost, open } = counts;
        assert.equal(sent, acknowledged + failed + lost + open, stderr);
        assert.deepEqual([ended, open], [stories, 0]);
        assert.ok(counts.delivered >= acknowledged);
        assert.equal(exitCode, failed > 0 ? 1 : 0);
        if (!faults.includes("lost")) assert.equal(lost, 0);
      },
    );
    await fc.assert(property, { numRuns: 12 });
  });
});
