import assert from "node:assert/strict";
import { missing } from "@vod-events/postgres-server";
import { runExample } from "./run-example.js";

const name = "two receivers and three workers, of which one each is killed";

describe(missing === undefined ? name : `${name} (skipped: ${missing})`, () => {
  it("lose no event, and end with a table of what each of them did", async function () {
    if (missing !== undefined) return this.skip();
    this.timeout(90_000);
    const example = runExample("machines");
    assert.equal(await example.ended, 0, example.output());
    const lines = example.output().split("\n");
    for (const [process, end] of [
      ["receiver 1", "killed"],
      ["receiver 2", "stopped"],
      ["worker 1", "killed"],
      ["worker 2", "stopped"],
      ["worker 3", "stopped"],
    ] as const) {
      assert.ok(
        lines.some((line) => line.startsWith(`  ${process} `) && line.endsWith(` ${end}`)),
        `${process} is ${end}`,
      );
    }
    assert.match(example.output(), /90 events: 90 handled, \d+ of them twice, 0 lost/);
    assert.ok(lines.includes("No event is lost."));
  });
});
