import assert from "node:assert/strict";
import { NatsServer } from "@vod-events/nats-server";
import { longForm } from "../delivery/long-form.js";
import { newEntry } from "../sqlite/new-entry.js";
import { Machine, until } from "./machine.js";
import { describeWithOwnServers } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

describeWithOwnServers("the NATS inbox with three replicas", () => {
  /** The servers that run, and those that are killed. */
  let servers: NatsServer[];
  const down: NatsServer[] = [];
  let inboxes: TestInboxes;
  let machine: Machine;
  const accepted: string[] = [];

  before("start a cluster of three servers", async function () {
    this.timeout(30_000);
    servers = await NatsServer.startCluster(3);
    inboxes = await TestInboxes.connect(servers.map(({ url }) => url));
    const settings = { replicas: 3, ackWaitSeconds: 1, timeoutSeconds: 1 };
    machine = await Machine.start(inboxes.create(settings));
    await machine.acceptAtLast(newEntry("first"));
    await machine.untilCounts({ done: 1 });
  });
  after(async () => {
    await inboxes.connection.close();
    await machine.stop();
    await Promise.all([...servers, ...down].map((server) => server.remove()));
  });

  const accept = async (prefix: string, count: number) => {
    for (let index = 0; index < count; index++) {
      const name = `${prefix}${index}`;
      await machine.acceptAtLast(newEntry(name));
      accepted.push(name);
    }
  };
  const handled = async () => {
    await until("each accepted event is handled", () =>
      accepted.every((name) => machine.runs.some((run) => run.startsWith(`${name} `))),
    );
  };

  it("accepts and handles events while one server is down, that of the leader", async () => {
    const { cluster } = await inboxes.manager.streams.info(
      `${inboxes.nameOf(machine.inbox)}_events`,
    );
    const leader = Number(cluster?.leader?.slice(1));
    down.push(...servers.splice(leader, 1));
    await down[0]?.kill();
    await accept("one-down-", 5);
    await handled();
  }).timeout(30_000);

  // Each election of leaders takes seconds.
  const inLongForm = longForm ? it : it.skip;

  inLongForm(
    "answers no while two servers are down, and handles all when they are back (only with VOD_EVENTS_LONG=1)",
    async () => {
      await accept("before-", 3);
      const others = servers.splice(0, servers.length - 1);
      down.push(...others);
      await Promise.all(others.map((server) => server.kill()));
      assert.equal(await machine.accept(newEntry("while")), "inbox_unavailable");
      await Promise.all(down.map((server) => server.start()));
      await accept("while", 1);
      await handled();
      await until("all are done", async () => {
        const counts = await machine.counts().catch(() => ({}));
        return JSON.stringify(counts).startsWith('{"done":');
      });
    },
  ).timeout(30_000);
});
