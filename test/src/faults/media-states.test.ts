import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { longForm, longSeconds } from "../delivery/long-form.js";
import { describeEngines } from "./engines.js";
import { checkOutcome, FaultRun } from "./fault-run.js";

const seconds = longForm ? longSeconds / 3 : 2;

describeEngines("media states that several machines share", function (start) {
  this.timeout((seconds + 120) * 1000);
  let run: FaultRun;
  afterEach(() => run.remove());

  it("are those of all acknowledged events, although workers and the server are killed again and again", async () => {
    const engine = await start();
    run = await FaultRun.start(engine, 3, { media: true });
    run.deliveries.start(12);
    const end = performance.now() + seconds * 1000;
    let kills = 0;
    while (performance.now() < end) {
      await sleep(Math.random() * 400);
      await run.workers.killAny();
      if (Math.random() < 0.6) continue;
      await run.engine.kill();
      kills += 1;
      await sleep(Math.random() * 300);
      await run.engine.start();
    }
    checkOutcome(await run.finish(), run, `the server killed ${kills} times`);
    assert.deepEqual(await run.wrongStates(), []);
  });
});
