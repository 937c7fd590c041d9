import assert from "node:assert/strict";
import { jetstream } from "@nats-io/jetstream";
import { NatsServer } from "@vod-events/nats-server";
import { newEntry } from "../sqlite/new-entry.js";
import { Machine, until } from "./machine.js";
import { describeWithOwnServers } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

describeWithOwnServers("the NATS inbox after a crash of its server", () => {
  let server: NatsServer;
  let inboxes: TestInboxes;
  let machine: Machine;
  const options = { ackWaitSeconds: 0.5 };
  const names = Array.from({ length: 30 }, (_, index) => String(index));

  beforeEach(async () => {
    server = await NatsServer.start();
    inboxes = await TestInboxes.connect(server.url);
  });
  afterEach(async () => {
    await machine.stop();
    await inboxes.connection.close();
    await server.remove();
  });

  const messagesOf = async (kind: string) => {
    const stream = `${inboxes.nameOf(machine.inbox)}_${kind}`;
    return (await inboxes.manager.streams.info(stream)).state.messages;
  };

  it("deletes handled events again, whose deletion the server forgot", async () => {
    machine = await Machine.start(inboxes.create(options));
    await machine.accept(...names.map((name) => newEntry(name)));
    await machine.untilCounts({ done: names.length });
    await server.kill();
    await server.start();
    await until("the streams have no leftovers", async () => {
      const counts = await Promise.all([messagesOf("events"), messagesOf("attempts")]).catch(() => [
        1,
      ]);
      return counts.every((count) => count === 0);
    });
    await machine.untilCounts({ done: names.length });
    assert.deepEqual(machine.runs.length, names.length);
  });

  it("handles an event once that the server counts as acknowledged", async () => {
    machine = new Machine(inboxes.create(options));
    await machine.accept(newEntry("a"));
    await machine.inbox.admin.stats();
    const stream = `${inboxes.nameOf(machine.inbox)}_events`;
    const consumer = await jetstream(inboxes.connection).consumers.get(stream, "workers");
    await (await consumer.next())?.ackAck();
    await machine.inbox.start();
    await machine.untilCounts({ done: 1 });
    assert.deepEqual(machine.runs, ["a 1"]);
    assert.equal(await messagesOf("events"), 0);
  });
});
