import assert from "node:assert/strict";
import { waitUntil } from "../delivery/environment.js";
import type { Engine } from "./engine.js";
import { describeEngines } from "./engines.js";
import { checkOutcome, FaultRun } from "./fault-run.js";
import { OwnApplication } from "./own-application.js";

describeEngines("an inbox behind an unreliable network", function (start) {
  this.timeout(60_000);
  let engine: Engine;
  let application: OwnApplication;
  before(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    application = await OwnApplication.create(engine);
  });
  afterEach(() => application.remove());

  it("rejects a delivery in time while its connections are half-open, and continues by itself", async () => {
    await application.start();
    assert.equal((await application.receive("a")).status, 200);
    await application.untilHandled(5, "a 1");
    application.proxy.becomeHalfOpen();
    const { status, seconds } = await application.receive("b");
    assert.equal(status, 503);
    assert.ok(seconds < 3, `${seconds} s`);
    application.proxy.repair();
    let answer = { status, seconds };
    for (let tries = 0; answer.status !== 200 && tries < 5; tries += 1)
      answer = await application.receive("b");
    assert.equal(answer.status, 200);
    await application.untilHandled(10, "a 1", "b 1");
  });

  it("acknowledges nothing whose answer is lost after the commit: the redelivery is a duplicate", async () => {
    application.proxy.holdAnswers();
    const receiving = application.receive("a");
    await application.untilStored("a", "waiting");
    application.proxy.cut();
    assert.equal((await receiving).status, 503);
    assert.deepEqual(application.reported, []);
    assert.equal((await application.receive("a")).status, 200);
    assert.deepEqual(application.reported, ["duplicate"]);
    await application.start();
    await application.untilHandled(5, "a 1");
  });

  it("handles an event once whose completion is committed without an answer", async () => {
    await application.start(() => application.proxy.holdAnswers());
    assert.equal((await application.receive("a")).status, 200);
    await application.untilStored("a", "done");
    application.proxy.cut();
    const expected = engine.settlesAgain ? [] : ["lease_lost"];
    await waitUntil(
      5,
      () => application.reported.length >= expected.length,
      () => "no lost lease",
    );
    await application.untilDone(1);
    assert.deepEqual([application.reported, application.handled], [expected, ["a 1"]]);
  });
});

describeEngines("an inbox behind a slow network", function (start) {
  this.timeout(60_000);
  let run: FaultRun;
  afterEach(() => run.remove());

  it("handles each event once when bytes come late and in small pieces", async () => {
    const engine = await start();
    run = await FaultRun.start(engine, 2, { serialBy: engine.serialBy });
    run.proxy.passing = { delayMs: 2, pieceBytes: 400 };
    const names = Array.from({ length: 20 }, (_, index) => `m${index}`);
    await Promise.all(names.map((name) => run.deliveries.deliver(name)));
    run.proxy.passing = { pieceBytes: 3 };
    await Promise.all(names.map((name) => run.deliveries.deliver(`${name} b`)));
    const outcome = await run.finish();
    checkOutcome(outcome, run);
    assert.deepEqual([outcome.handledTwice, outcome.lostLeases], [0, 0]);
    assert.equal(run.deliveries.rejected, 0);
  });
});
