import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { permanent } from "@vod-events/core";
import { newEntry } from "../sqlite/new-entry.js";
import { Machine, until } from "./machine.js";
import { describeWithServer, serverUrl } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

describeWithServer("the deduplication of the NATS inbox", () => {
  let inboxes: TestInboxes;

  before(async () => {
    inboxes = await TestInboxes.connect(await serverUrl());
  });
  after(() => inboxes.remove());

  /** Reads the message of the only open event, which another machine is about to publish again. */
  async function messageOf(machine: Machine) {
    const stream = `${inboxes.nameOf(machine.inbox)}_events`;
    const { state } = await inboxes.manager.streams.info(stream);
    const message = await inboxes.manager.streams.getMessage(stream, { seq: state.first_seq });
    return { subject: message?.subject ?? "", data: message?.data ?? new Uint8Array() };
  }

  /** Publishes a message as a machine does that looked for done and dead events before they were. */
  async function publishLate(machine: Machine, handler: () => void) {
    const { subject, data } = await messageOf(machine);
    await machine.inbox.start();
    await until("the event is settled", async () => {
      const { waiting = 0, running = 0 } = await machine.counts();
      return machine.runs.length > 0 && waiting + running === 0;
    });
    handler();
    await inboxes.manager.jetstream().publish(subject, data);
    await until("a duplicate is reported", () => machine.reports.includes("duplicate acme:a"));
  }

  it("does not handle a done event again that was published too late", async () => {
    const machine = new Machine(inboxes.create());
    await machine.accept(newEntry("a"));
    await publishLate(machine, () => {});
    await machine.untilCounts({ done: 1 });
    assert.deepEqual(machine.runs, ["a 1"]);
    await machine.stop();
  });

  it("does not handle a dead letter again that was published too late", async () => {
    let fails = true;
    const machine = new Machine(inboxes.create(), {
      handler() {
        if (fails) throw permanent(new Error("no"));
      },
    });
    await machine.accept(newEntry("a"));
    await publishLate(machine, () => {
      fails = false;
    });
    await machine.untilCounts({ dead: 1 });
    assert.deepEqual(machine.runs, ["a 1"]);
    await machine.stop();
  });

  it("knows done events for the configured time, not for the duplicate window of a stream", async () => {
    const machine = await Machine.start(inboxes.create({ keepDoneSeconds: 1 }));
    await machine.accept(newEntry("a"));
    await machine.untilCounts({ done: 1 });
    await sleep(300);
    assert.equal(await machine.accept(newEntry("a")), "accepted");
    await until("the duplicate is deleted", () => machine.reports.includes("duplicate acme:a"));
    await machine.untilCounts({});
    assert.equal(await machine.accept(newEntry("a")), "accepted");
    await machine.untilCounts({ done: 1 });
    assert.deepEqual(machine.runs, ["a 1", "a 1"]);
    await machine.stop();
  });

  it("lists open, done and dead events", async () => {
    const machine = await Machine.start(inboxes.create(), {
      handling: { concurrency: 4 },
      handler(mediaId) {
        if (mediaId === "dead") throw permanent(new Error("no"));
        if (mediaId === "waiting")
          throw Object.assign(new Error("busy"), { retryAfterSeconds: 60 });
        return mediaId === "running" ? sleep(500) : undefined;
      },
    });
    const names = ["done", "dead", "waiting", "running"];
    await machine.accept(...names.map((name) => newEntry(name)));
    await machine.untilCounts({ waiting: 1, running: 1, done: 1, dead: 1 });
    const listed = await machine.inbox.admin.list({});
    assert.deepEqual(
      listed.map(({ id, state, attempts }) => [id, state, attempts]).toSorted(),
      names.map((name) => [`acme:${name}`, name, 1]).toSorted(),
    );
    const open = await machine.inbox.admin.list({ states: ["waiting", "running"], limit: 1 });
    assert.equal(open.length, 1);
    const done = await machine.inbox.admin.get("acme:done");
    assert.deepEqual([done?.state, done?.mediaId, done?.event], ["done", "done", undefined]);
    assert.ok(Math.abs((done?.doneAt?.getTime() ?? 0) - Date.now()) < 60_000);
    await machine.stop();
  });
});
