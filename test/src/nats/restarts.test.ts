import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { permanent } from "@vod-events/core";
import { NatsServer } from "@vod-events/nats-server";
import { newEntry } from "../sqlite/new-entry.js";
import { Machine, until } from "./machine.js";
import { describeWithOwnServers } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

describeWithOwnServers("the NATS inbox whose server crashes", () => {
  let server: NatsServer;
  let inboxes: TestInboxes;
  const machines: Machine[] = [];
  const options = { ackWaitSeconds: 1, timeoutSeconds: 0.5 };

  beforeEach(async () => {
    server = await NatsServer.start();
    inboxes = await TestInboxes.connect(server.url);
  });
  afterEach(async () => {
    await inboxes.connection.close();
    await Promise.all(machines.splice(0).map((machine) => machine.stop()));
    await server.remove();
  });

  const restart = async () => {
    await server.kill();
    await server.start();
  };
  const start = async (...parameters: Parameters<typeof Machine.start>) => {
    const machine = await Machine.start(...parameters);
    machines.push(machine);
    return machine;
  };

  it("keeps open, waiting, done and dead events", async () => {
    const machine = await start(inboxes.create(options), {
      handler(mediaId, attempt) {
        if (mediaId === "dead") throw permanent(new Error("no"));
        if (mediaId === "waiting" && attempt === 1) {
          throw Object.assign(new Error("busy"), { retryAfterSeconds: 2 });
        }
      },
    });
    await machine.accept(newEntry("done"), newEntry("dead"), newEntry("waiting"));
    await machine.untilCounts({ waiting: 1, done: 1, dead: 1 });
    await restart();
    await machine.acceptAtLast(newEntry("done"), newEntry("dead"), newEntry("waiting"));
    await machine.untilCounts({ done: 2, dead: 1 });
    assert.deepEqual(machine.runs.toSorted(), ["dead 1", "done 1", "waiting 1", "waiting 2"]);
  });

  it("handles events after the restart on the same connection", async () => {
    const machine = await start(inboxes.create(options));
    await machine.accept(newEntry("before"));
    await machine.untilCounts({ done: 1 });
    await restart();
    await machine.acceptAtLast(newEntry("after"));
    await machine.untilCounts({ done: 2 });
    assert.deepEqual(machine.runs, ["before 1", "after 1"]);
  });

  it("does not accept an event while the server is down, and handles its redelivery once", async () => {
    const machine = await start(inboxes.create(options));
    await machine.accept(newEntry("a"));
    await server.kill();
    assert.equal(await machine.accept(newEntry("b")), "inbox_unavailable");
    assert.equal(machine.errors[0]?.code, "inbox_unavailable");
    await server.start();
    await machine.acceptAtLast(newEntry("a"), newEntry("b"));
    await machine.untilCounts({ done: 2 });
    assert.deepEqual(machine.runs.toSorted(), ["a 1", "b 1"]);
  });

  it("does not lose what it accepted while the server is killed again and again", async () => {
    const machine = await start(inboxes.create(options));
    await machine.acceptAtLast(newEntry("first"));
    const accepted: string[] = [];
    let isRunning = true;
    const deliver = async (lane: number) => {
      for (let index = 0; isRunning; index++) {
        const name = `${lane}-${index}`;
        if ((await machine.accept(newEntry(name))) === "accepted") accepted.push(name);
      }
    };
    const lanes = [0, 1, 2, 3].map(deliver);
    for (let kills = 0; kills < 3; kills++) {
      await sleep(100);
      await restart();
    }
    isRunning = false;
    await Promise.all(lanes);
    const handled = () => new Set(machine.runs.map((run) => run.split(" ")[0]));
    await until("each accepted event is handled", () => {
      const names = handled();
      return accepted.every((name) => names.has(name));
    });
    assert.ok(accepted.length > 10, `${accepted.length} events`);
  }).timeout(20_000);

  it("settles an event whose handlers ended while the server was down, without a second run", async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const machine = await start(inboxes.create({ ...options, ackWaitSeconds: 3 }), {
      handler: () => ended,
    });
    await machine.accept(newEntry("a"));
    await until("the event runs", () => machine.runs.length > 0);
    await server.kill();
    end();
    await server.start();
    await machine.untilCounts({ done: 1 });
    assert.deepEqual(machine.runs, ["a 1"]);
  });
});
