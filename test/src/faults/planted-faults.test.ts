import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine.js";
import { describeEngines } from "./engines.js";
import { FaultRun } from "./fault-run.js";

describeEngines("the harness of faults", function (start) {
  this.timeout(60_000);
  let engine: Engine;
  let run: FaultRun;
  before(async () => {
    engine = await start();
  });
  afterEach(() => run.remove());

  it("finds lost events of a store that acknowledges before the commit", async () => {
    run = await FaultRun.start(engine, 2, { flaw: "acknowledges_early" });
    run.deliveries.start(12);
    await sleep(300);
    await run.workers.killAny();
    const { lost, wrongHolder, leasedTwice } = await run.finish();
    assert.ok(lost.length > 0);
    assert.deepEqual([wrongHolder, leasedTwice], [[], []]);
  });

  it("finds the wrong holder of a store that completes without a token", async () => {
    run = await FaultRun.start(engine, 1, {
      flaw: "completes_without_token",
      leaseMs: 1000,
      concurrency: 2,
    });
    await run.suspendDuring("takes 300 400 ms");
    const { lost, wrongHolder, leasedTwice } = await run.finish();
    assert.ok(wrongHolder.length > 0);
    assert.deepEqual([lost, leasedTwice], [[], []]);
  });

  it("finds the overlapping leases and handlings of a store that grants no time", async () => {
    run = await FaultRun.start(engine, 2, { flaw: "leases_for_no_time" });
    await run.deliveries.deliver("takes 300 300 300 300 300 ms");
    const { lost, leasedTwice, handledTwice } = await run.finish();
    assert.ok(leasedTwice.length > 0);
    assert.ok(handledTwice > 0);
    assert.deepEqual(lost, []);
  });

  it("finds the wrong media states of a store that writes on any version", async () => {
    run = await FaultRun.start(engine, 3, { media: true, flaw: "writes_any_version" });
    run.deliveries.start(12);
    await sleep(1500);
    const { lost } = await run.finish();
    const wrong = await run.wrongStates();
    assert.ok(wrong.length > 0);
    assert.deepEqual(lost, []);
  });

  it("finds the wrong media states of a store that writes them after their events are done", async () => {
    run = await FaultRun.start(engine, 2, { media: true, flaw: "writes_states_late" });
    run.deliveries.start(12);
    await sleep(300);
    await run.workers.killAny();
    const { lost } = await run.finish();
    const wrong = await run.wrongStates();
    assert.ok(wrong.length > 0);
    assert.deepEqual(lost, []);
  });
});
