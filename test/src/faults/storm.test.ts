import assert from "node:assert/strict";
import { longForm, longSeconds } from "../delivery/long-form.js";
import { describeEngines } from "./engines.js";
import { checkOutcome, FaultRun } from "./fault-run.js";
import { storm } from "./storm.js";

describeEngines("an inbox under all faults at a time (VOD_EVENTS_LONG=1)", function (start) {
  this.timeout((longSeconds + 180) * 1000);
  let run: FaultRun;
  before(function () {
    if (!longForm) this.skip();
  });
  afterEach(() => run?.remove());

  it("loses nothing, and lets no two workers have an event", async () => {
    const engine = await start();
    run = await FaultRun.start(engine, 3, { serialBy: engine.serialBy, media: true });
    run.deliveries.start(12);
    const counts = await storm(run, longSeconds);
    const others = [...counts].filter(([name]) => !name.startsWith("workers"));
    const faults = others.map(([name, count]) => `${name} ${count} times`);
    checkOutcome(await run.finish(), run, ...faults);
    assert.deepEqual(await run.wrongStates(), []);
  });
});
