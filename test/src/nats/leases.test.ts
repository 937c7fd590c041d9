import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { fakeClock } from "@vod-events/testkit";
import { newEntry } from "../sqlite/new-entry.js";
import { Machine, type MachineOptions, until } from "./machine.js";
import { describeWithServer, serverUrl } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

describeWithServer("the leases of the NATS inbox", () => {
  let inboxes: TestInboxes;
  const machines: Machine[] = [];
  const options = { ackWaitSeconds: 0.3 };

  before(async () => {
    inboxes = await TestInboxes.connect(await serverUrl());
  });
  afterEach(() => Promise.all(machines.splice(0).map((machine) => machine.stop())));
  after(() => inboxes.remove());

  const start = async (machineOptions: MachineOptions, first?: Machine) => {
    const name = first && { name: inboxes.nameOf(first.inbox) };
    const machine = await Machine.start(inboxes.create({ ...options, ...name }), machineOptions);
    machines.push(machine);
    return machine;
  };

  it("are not taken by a process that only receives", async () => {
    const receiver = await Machine.start(inboxes.create({ ...options, worker: false }));
    machines.push(receiver);
    await receiver.accept(newEntry("a"));
    await sleep(100);
    const worker = await start({}, receiver);
    await worker.untilCounts({ done: 1 });
    assert.deepEqual([receiver.runs, worker.runs], [[], ["a 1"]]);
  });

  it("are renewed while the handlers run", async () => {
    const machine = await start({ handler: () => sleep(1000) });
    await machine.accept(newEntry("a"));
    await machine.untilCounts({ done: 1 });
    assert.deepEqual(machine.runs, ["a 1"]);
  });

  it("are lost by a machine whose timers stand still, which then settles nothing", async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const stalled = await start({
      clock: fakeClock(),
      handler: () => ended,
      handling: { concurrency: 1 },
    });
    await stalled.accept(newEntry("a"));
    await until("the event runs", () => stalled.runs.length > 0);
    const other = await start({ handler: (_, attempt) => attempt === 2 && ended }, stalled);
    await until("the other machine takes the event over", () => other.runs.length > 0);
    end();
    await other.untilCounts({ done: 1 });
    await until("both machines are done", () => stalled.reports.length > 0);
    assert.deepEqual([stalled.runs, other.runs], [["a 1"], ["a 2"]]);
    assert.deepEqual(stalled.reports, ["lease_lost acme:a"]);
    assert.deepEqual((await other.inbox.admin.get("acme:a"))?.attempts, 2);
  });

  it("end at once when the machine stops before it begins an event", async () => {
    const machine = await start({ handling: { concurrency: 1 }, handler: () => sleep(50) });
    await machine.accept(newEntry("a"), newEntry("b"), newEntry("c"));
    await until("an event runs", () => machine.runs.length > 0);
    const stopping = machine.stop();
    const other = await start({}, machine);
    await Promise.all([stopping, other.untilCounts({ done: 3 })]);
    assert.deepEqual([...machine.runs, ...other.runs].toSorted(), ["a 1", "b 1", "c 1"]);
  });

  it("are taken by the next machine when a retry is due while there is none", async () => {
    const fail = () => assert.fail("no");
    const first = await Machine.start(inboxes.create(), { handler: fail });
    machines.push(first);
    await first.accept(newEntry("a"));
    await until("two attempts fail", () => first.runs.length === 2);
    await first.stop();
    await sleep(200);
    const next = await Machine.start(inboxes.create({ name: inboxes.nameOf(first.inbox) }));
    machines.push(next);
    await next.untilCounts({ done: 1 });
    assert.deepEqual(next.runs, ["a 3"]);
  });

  it("let a waiting event run at once when it is redriven, with its attempts", async () => {
    const machine = await start({
      handler(_, attempt) {
        if (attempt === 1) throw Object.assign(new Error("busy"), { retryAfterSeconds: 3600 });
      },
    });
    await machine.accept(newEntry("a"));
    await until("the event waits", async () => {
      return (await machine.inbox.admin.get("acme:a"))?.lastError === "Error: busy";
    });
    const record = await machine.inbox.admin.get("acme:a");
    assert.ok((record?.dueAt?.getTime() ?? 0) > Date.now() + 3_000_000);
    assert.equal(await machine.inbox.admin.redrive({ states: ["waiting"] }), 1);
    await machine.untilCounts({ done: 1 });
    assert.deepEqual(machine.runs, ["a 1", "a 2"]);
  });
});
