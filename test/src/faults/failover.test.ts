import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { PostgresServer } from "@vod-events/postgres-server";
import type { Engine } from "./engine.js";
import { checkOutcome, FaultRun } from "./fault-run.js";
import { OwnApplication } from "./own-application.js";
import { describeWithOwnServer, engineOn } from "./postgres-engine.js";

describeWithOwnServer("an inbox whose server fails over", function () {
  this.timeout(60_000);
  let primary: PostgresServer;
  let engine: Engine;
  let standby: PostgresServer | undefined;
  let application: OwnApplication | undefined;
  let run: FaultRun | undefined;
  before(async () => {
    primary = await PostgresServer.create();
    engine = engineOn(primary);
    await primary.start();
  });
  after(async () => {
    await application?.remove();
    await run?.remove();
    await primary.remove();
    await standby?.remove();
  });

  it("acknowledges nothing while it is read-only, and continues by itself", async () => {
    application = await OwnApplication.create(engine);
    await application.start();
    assert.equal((await application.receive("a")).status, 200);
    await application.untilHandled(5, "a 1");
    await setReadOnly(primary, true);
    assert.equal((await application.receive("b")).status, 503);
    await setReadOnly(primary, false);
    assert.equal((await application.receive("b")).status, 200);
    await application.untilHandled(5, "a 1", "b 1");
  });

  it("loses nothing when a synchronous standby is promoted", async () => {
    await primary.query("alter system set synchronous_standby_names = 'standby'");
    await primary.stop();
    standby = await primary.copyToStandby();
    await Promise.all([primary.start(), standby.start()]);
    run = await FaultRun.start(engine, 2);
    run.deliveries.start(6);
    await run.until(10, ({ did }) => did === "settled");
    await sleep(200);
    await primary.kill();
    const acceptedBefore = await whileReadOnly(run, standby);
    assert.ok(acceptedBefore > 0);
    await standby.query("alter system set synchronous_standby_names = ''");
    await standby.query("select pg_reload_conf()");
    await standby.query("select pg_promote()");
    const outcome = await run.finish(standby.port);
    checkOutcome(outcome, run, "failover to a standby");
    assert.ok(outcome.accepted > acceptedBefore);
  });
});

/** Leads the workers to a standby that still follows. Returns how many events were acknowledged. */
async function whileReadOnly({ proxy, deliveries }: FaultRun, standby: PostgresServer) {
  proxy.target = standby.port;
  proxy.cut();
  await sleep(200);
  const before = deliveries.accepted.size;
  const { rejected } = deliveries;
  await sleep(400);
  assert.equal(deliveries.accepted.size, before);
  assert.ok(deliveries.rejected > rejected);
  return before;
}

async function setReadOnly(server: PostgresServer, isReadOnly: boolean): Promise<void> {
  await server.query(`alter system set default_transaction_read_only = ${isReadOnly}`);
  await server.query("select pg_reload_conf()");
  for (let found = ""; found !== (isReadOnly ? "on" : "off"); ) {
    found = (await server.query("show default_transaction_read_only"))[0]
      .default_transaction_read_only;
  }
}
