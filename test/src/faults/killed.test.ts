import { setTimeout as sleep } from "node:timers/promises";
import { longForm, longSeconds } from "../delivery/long-form.js";
import type { Engine } from "./engine.js";
import { describeEngines } from "./engines.js";
import { checkOutcome, FaultRun } from "./fault-run.js";

const seconds = longForm ? longSeconds / 3 : 1;

describeEngines("an inbox that several machines share", function (start) {
  this.timeout((seconds + 120) * 1000);
  let engine: Engine;
  let run: FaultRun;
  before(async () => {
    engine = await start();
  });
  afterEach(() => run.remove());

  it("handles each acknowledged event although its workers are killed again and again", async () => {
    run = await FaultRun.start(engine, 3);
    run.deliveries.start(12);
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      await sleep(Math.random() * 400);
      await run.workers.killAny();
    }
    checkOutcome(await run.finish(), run);
  });

  it("handles each acknowledged event although its server is killed again and again", async () => {
    run = await FaultRun.start(engine, 2, { serialBy: engine.serialBy });
    run.deliveries.start(12);
    const end = performance.now() + seconds * 1000;
    let kills = 0;
    while (performance.now() < end) {
      await sleep(200 + Math.random() * 800);
      await run.engine.kill();
      kills += 1;
      await sleep(Math.random() * 300);
      await run.engine.start();
    }
    checkOutcome(await run.finish(), run, `the server killed ${kills} times`);
  });
});
