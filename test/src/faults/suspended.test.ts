import assert from "node:assert/strict";
import type { Engine } from "./engine.js";
import { describeEngines } from "./engines.js";
import { checkOutcome, FaultRun } from "./fault-run.js";

describeEngines("a worker that was suspended beyond its lease", function (start) {
  this.timeout(60_000);
  let engine: Engine;
  let run: FaultRun;
  before(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    run = await FaultRun.start(engine, 1, { leaseMs: 1000, concurrency: 2 });
  });
  afterEach(() => run.remove());

  const attemptsOf = (did: "handled" | "aborted") =>
    run.records.flatMap((record) => (record.did === did ? [record.attempt] : [])).toSorted();

  it("settles nothing that another worker has taken, and reports the lost lease", async () => {
    await run.suspendDuring("takes 300 400 ms");
    await run.until(5, ({ did }) => did === "lost_lease");
    const isOpen = !run.records.some(({ did }) => did === "settled");
    assert.ok(isOpen, "the other worker has settled before");
    const outcome = await run.finish();
    checkOutcome(outcome, run);
    assert.deepEqual([outcome.lostLeases, outcome.handledTwice], [2, 2]);
    assert.deepEqual(attemptsOf("handled"), [1, 1, 2, 2]);
  });

  it("aborts the signal of its handlers", async () => {
    await run.suspendDuring("takes 9000 100 ms");
    await run.until(5, ({ did }) => did === "aborted");
    const outcome = await run.finish();
    checkOutcome(outcome, run);
    assert.deepEqual(attemptsOf("aborted"), [1, 1]);
    assert.deepEqual([outcome.lostLeases, outcome.handledTwice], [2, 0]);
    const reasons = run.records.flatMap((record) =>
      record.did === "aborted" ? [record.reason] : [],
    );
    assert.deepEqual(reasons, ["handler_timeout", "handler_timeout"]);
  });
});
