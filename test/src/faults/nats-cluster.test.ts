import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { NatsServer } from "@vod-events/nats-server";
import { longForm, longSeconds } from "../delivery/long-form.js";
import { checkOutcome, FaultRun } from "./fault-run.js";
import { describeWithOwnServer, engineOnCluster } from "./nats-engine.js";

const seconds = longSeconds / 3;

describeWithOwnServer("a NATS inbox with three replicas (VOD_EVENTS_LONG=1)", function () {
  this.timeout((seconds + 180) * 1000);
  let servers: NatsServer[];
  let run: FaultRun | undefined;
  before(function () {
    if (!longForm) this.skip();
  });
  beforeEach("start a cluster of three servers", async () => {
    servers = await NatsServer.startCluster(3);
  });
  afterEach(async () => {
    await run?.remove();
    await Promise.all(servers.map((server) => server.remove()));
  });

  it("handles each acknowledged event although its servers are killed in turns", async () => {
    run = await FaultRun.start(engineOnCluster(servers), 2, { leaseMs: 2000 });
    const { engine } = run;
    run.deliveries.start(4);
    const end = performance.now() + seconds * 1000;
    let kills = 0;
    do {
      await run.acceptsMore(30);
      await engine.kill();
      kills += 1;
      await run.acceptsMore(30);
      await engine.start();
      // The server is to catch up before the next one is killed.
      await sleep(3000);
    } while (performance.now() < end);
    checkOutcome(await run.finish(), run, `servers killed ${kills} times`);
  });

  it("acknowledges nothing while two servers are down, and loses nothing", async () => {
    run = await FaultRun.start(engineOnCluster(servers), 2, { leaseMs: 2000 });
    const { deliveries } = run;
    deliveries.start(4);
    for (let times = 0; times < 3; times += 1) {
      await run.acceptsMore(60);
      const down = servers.filter((_, index) => index !== times % servers.length);
      await Promise.all(down.map((server) => server.kill()));
      await sleep(1500);
      const { size } = deliveries.accepted;
      const { rejected } = deliveries;
      await sleep(4000);
      assert.equal(deliveries.accepted.size, size);
      assert.ok(deliveries.rejected > rejected);
      await Promise.all(down.map((server) => server.start()));
    }
    checkOutcome(await run.finish(), run, "two servers killed 3 times");
  });
});
