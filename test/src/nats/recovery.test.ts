import assert from "node:assert/strict";
import { jetstream } from "@nats-io/jetstream";
import { newEntry } from "../sqlite/new-entry.js";
import { Machine, until } from "./machine.js";
import { describeWithServer, serverUrl } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

describeWithServer("the NATS inbox, when the server counts open events as acknowledged", () => {
  let inboxes: TestInboxes;
  let machine: Machine;
  const options = { ackWaitSeconds: 0.5 };

  before(async () => {
    inboxes = await TestInboxes.connect(await serverUrl());
  });
  beforeEach(() => {
    machine = new Machine(inboxes.create(options));
  });
  afterEach(() => machine.stop());
  after(() => inboxes.remove());

  const streamOf = (kind: string) => `${inboxes.nameOf(machine.inbox)}_${kind}`;
  const messagesOf = async (kind: string) =>
    (await inboxes.manager.streams.info(streamOf(kind))).state.messages;

  /** Acknowledges the next delivery, so that no machine gets it. */
  async function acknowledgeNext(): Promise<void> {
    const { consumers } = jetstream(inboxes.connection);
    const consumer = await consumers.get(streamOf("events"), "workers");
    assert.ok(await (await consumer.next())?.ackAck());
  }

  it("deletes those that are handled, as after a crash that undid their deletion", async () => {
    await machine.accept(newEntry("a"));
    const message = await openMessage();
    await machine.inbox.start();
    await machine.untilCounts({ done: 1 });
    await machine.stop();
    await inboxes.manager.jetstream().publish(message.subject, message.data);
    await acknowledgeNext();
    const { runs } = machine;
    const name = inboxes.nameOf(machine.inbox);
    machine = await Machine.start(inboxes.create({ ...options, name }));
    await until("the event is deleted", async () => (await messagesOf("events")) === 0);
    await machine.untilCounts({ done: 1 });
    assert.deepEqual([runs, machine.runs], [["a 1"], []]);
  });

  it("handles the others once", async () => {
    await machine.accept(newEntry("a"));
    await acknowledgeNext();
    await machine.inbox.start();
    await machine.untilCounts({ done: 1 });
    assert.deepEqual(machine.runs, ["a 1"]);
    assert.equal(await messagesOf("events"), 0);
  });

  async function openMessage() {
    const message = await inboxes.manager.streams.getMessage(streamOf("events"), { seq: 1 });
    assert.ok(message);
    return message;
  }
});
