import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { permanent } from "@vod-events/core";
import { newEntry } from "../sqlite/new-entry.js";
import { CrashingConnection, type CrashPoint } from "./crashing-connection.js";
import { Machine, type MachineOptions, until } from "./machine.js";
import { describeWithServer, serverUrl } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

/** More requests than an event needs from its delivery to its settlement. */
const requests = 16;

const points: readonly CrashPoint[] = Array.from(
  { length: requests },
  (_, index) => index + 1,
).flatMap((request) => (["before", "after"] as const).map((when) => ({ request, when })));

/** The runs of an event: once, also after an attempt that ended before its handlers ran, or twice. */
const possibleRuns = new Set(["a 1", "a 2", "a 1, a 2"]);

describeWithServer("a machine that crashes at any request to NATS", function () {
  this.timeout(30_000);
  let inboxes: TestInboxes;

  before(async () => {
    inboxes = await TestInboxes.connect(await serverUrl());
  });
  after(() => inboxes.remove());

  /** A machine that will crash, and one that does not, which is not started. */
  async function twoMachines(
    options: MachineOptions = {},
    settingsOfFirst: { worker?: boolean } = {},
  ) {
    const crashing = await CrashingConnection.connect(await serverUrl());
    const settings = { ackWaitSeconds: 0.6, timeoutSeconds: 5 };
    const { connection } = crashing;
    const first = new Machine(
      inboxes.create({ ...settings, ...settingsOfFirst, connection }),
      options,
    );
    const name = inboxes.nameOf(first.inbox);
    const second = new Machine(inboxes.create({ ...settings, name }), options);
    const receiver = new Machine(inboxes.create({ name, ackWaitSeconds: 0.6, worker: false }));
    const stop = async () => {
      await connection.close();
      await Promise.all([first, second, receiver].map((machine) => machine.stop()));
    };
    return { crashing, first, second, receiver, name, stop };
  }

  async function handleWithCrash(
    point: CrashPoint,
    options: MachineOptions,
    expected: Readonly<Record<string, number>>,
  ) {
    const { crashing, first, second, receiver, name, stop } = await twoMachines(options);
    assert.equal(await receiver.accept(newEntry("a")), "accepted");
    crashing.crashAt(point);
    await first.inbox.start();
    await until("the machine crashes or settles the event", async () => {
      return (
        crashing.hasCrashed || JSON.stringify(await second.counts()) === JSON.stringify(expected)
      );
    });
    await sleep(20);
    await second.inbox.start();
    await second.untilCounts(expected);
    assert.equal(await second.accept(newEntry("a")), "accepted");
    await sleep(20);
    const runs = [...first.runs, ...second.runs];
    await stop();
    const { state } = await inboxes.manager.streams.info(`${name}_attempts`);
    assert.ok(state.messages <= 1, "the progress of one event is left at most");
    return { runs, hasCrashed: crashing.hasCrashed };
  }

  it("loses no event, and handles it again only when the crash was before its result was stored", async () => {
    const results = await Promise.all(
      points.map((point) => handleWithCrash(point, {}, { done: 1 })),
    );
    const runs = results.map(({ runs }) => runs.join(", "));
    assert.ok(results.filter(({ hasCrashed }) => hasCrashed).length >= 14, "few crashes");
    assert.deepEqual(new Set(runs), possibleRuns);
    const twice = points.filter((_, index) => runs[index] === "a 1, a 2");
    assert.ok(twice.length <= 2, JSON.stringify(twice));
  });

  it("accepts no event whose answer is lost, and handles the redelivery once", async () => {
    const results = await Promise.all(
      points.map(async (point) => {
        const { crashing, first, second, stop } = await twoMachines({}, { worker: false });
        await first.inbox.admin.stats();
        crashing.crashAt(point);
        const result = await first.accept(newEntry("a"));
        assert.equal(result, crashing.hasCrashed ? "inbox_unavailable" : "accepted");
        await second.inbox.start();
        assert.equal(await second.accept(newEntry("a")), "accepted");
        await second.untilCounts({ done: 1 });
        assert.deepEqual(second.runs, ["a 1"]);
        await stop();
        return result;
      }),
    );
    assert.ok(results.filter((result) => result !== "accepted").length >= 2, "few crashes");
  });

  it("loses no event that moves to the dead letters", async () => {
    const handler = () => {
      throw permanent(new Error("no"));
    };
    const results = await Promise.all(
      points.map((point) => handleWithCrash(point, { handler }, { dead: 1 })),
    );
    const runs = results.map(({ runs }) => runs.join(", "));
    assert.deepEqual(new Set(runs), possibleRuns);
  });

  it("loses no dead letter that it redrives, and it is handled once", async () => {
    await Promise.all(
      points.map(async (point) => {
        let fails = true;
        const handler = () => {
          if (fails) throw permanent(new Error("no"));
        };
        const { crashing, first, second, receiver, stop } = await twoMachines({ handler });
        await receiver.accept(newEntry("a"));
        await second.inbox.start();
        await second.untilCounts({ dead: 1 });
        fails = false;
        crashing.crashAt(point);
        await first.inbox.admin.redrive({}).catch(() => {});
        await second.inbox.admin.redrive({});
        await second.untilCounts({ done: 1 });
        assert.deepEqual(second.runs, ["a 1", "a 1"], JSON.stringify(point));
        await stop();
      }),
    );
  });
});
