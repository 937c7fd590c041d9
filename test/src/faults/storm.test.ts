import { longForm, longSeconds } from "../delivery/long-form.js";
import { checkOutcome, FaultRun } from "./fault-run.js";
import { describeWithOwnServer, ownEngine } from "./postgres-engine.js";
import { storm } from "./storm.js";

describeWithOwnServer("an inbox under all faults at a time (VOD_EVENTS_LONG=1)", function () {
  this.timeout((longSeconds + 180) * 1000);
  let run: FaultRun;
  before(function () {
    if (!longForm) this.skip();
  });
  afterEach(() => run?.remove());

  it("loses nothing, and lets no two workers have an event", async () => {
    run = await FaultRun.start(await ownEngine(), 3, { serialBy: "media" });
    run.deliveries.start(12);
    const counts = await storm(run, longSeconds);
    const faults = [...counts].map(([name, count]) => `${name} ${count} times`).join(", ");
    checkOutcome(await run.finish(), run, faults);
  });
});
