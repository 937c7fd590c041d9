import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { isVodError, VodError } from "@vod-events/core";
import { type NatsInboxOptions, natsInbox } from "@vod-events/nats";
import { NatsServer } from "@vod-events/nats-server";
import { root } from "../layout/repository.js";
import { newEntry } from "../sqlite/new-entry.js";
import { Machine, until } from "./machine.js";
import { describeWithOwnServers, describeWithServer, serverUrl } from "./server.js";
import { TestInboxes } from "./test-inboxes.js";

/** The error of a call, which has a code and shows no payload. */
async function failed(work: Promise<unknown>, code: string, nativeCode?: string) {
  const error = await work.then(
    () => assert.fail("the call succeeds"),
    (reason: unknown) => reason,
  );
  assert.ok(isVodError(error), inspect(error));
  assert.deepEqual([error.code, error.nativeCode], [code, nativeCode], error.message);
  assert.doesNotMatch(inspect(error, { depth: 9 }), /canary/);
  return error;
}

describeWithServer("the NATS inbox: limits and streams", () => {
  let inboxes: TestInboxes;

  beforeEach(async () => {
    inboxes = await TestInboxes.connect(await serverUrl());
  });
  afterEach(() => inboxes.remove());

  it("rejects events while too many are open, and accepts duplicates of open ones", async () => {
    const machine = new Machine(inboxes.create({ maxOpen: 2 }));
    assert.equal(await machine.accept(newEntry("a"), newEntry("b")), "accepted");
    assert.equal(await machine.accept(newEntry("c")), "inbox_full");
    assert.equal(machine.errors[0]?.code, "inbox_full");
    assert.equal(await machine.accept(newEntry("b")), "accepted");
    await machine.inbox.start();
    await machine.untilCounts({ done: 2 });
    assert.equal(await machine.accept(newEntry("c")), "accepted");
    await machine.untilCounts({ done: 3 });
    await machine.stop();
  });

  it("accepts a large callback, and rejects one above max_payload with the setting to raise", async () => {
    const machine = new Machine(inboxes.create());
    const headers = {};
    const json = Buffer.from(JSON.stringify(Array.from({ length: 50_000 }, (_, index) => index)));
    const body = Buffer.concat([json, json, json, json]);
    assert.equal(await machine.accept(newEntry("large", { body, headers })), "accepted");
    const record = await machine.inbox.admin.get("acme:large");
    assert.equal(Buffer.compare(record?.delivery?.body ?? Buffer.of(), body), 0);
    const noise = randomBytes(1_000_000);
    const result = await machine.accept(newEntry("canary", { body: noise, headers }));
    assert.equal(result, "inbox_unavailable");
    assert.match(
      machine.errors[0]?.message ?? "",
      /takes messages of \d+ bytes.*Raise max_payload/,
    );
    assert.equal(machine.errors[0]?.code, "config_invalid");
    await machine.stop();
  });

  it("keeps a dead letter whose errors are long", async () => {
    const machine = await Machine.start(inboxes.create(), {
      handling: { attempts: 30, retryCapMs: 1, retryBaseMs: 1 },
      handler(_, attempt) {
        throw new Error(`${attempt} ${"\u{1f3ac}".repeat(10_000)}`);
      },
    });
    const delivery = { body: randomBytes(900_000), headers: {} };
    assert.equal(await machine.accept(newEntry("a", delivery)), "accepted");
    await machine.untilCounts({ dead: 1 });
    const { history = [], attempts } = (await machine.inbox.admin.get("acme:a")) ?? {};
    assert.equal(attempts, 30);
    assert.match(history.at(-1)?.error ?? "", /^Error: 30 /);
    await machine.stop();
  });

  it("changes the limits of existing streams where no event can be lost", async () => {
    const inbox = inboxes.create({ maxOpen: 5, keepDoneSeconds: 60 });
    const name = inboxes.nameOf(inbox);
    await inbox.admin.stats();
    const changed = inboxes.create({ name, maxOpen: 7, keepDoneSeconds: 30, ackWaitSeconds: 9 });
    await changed.admin.stats();
    const events = await inboxes.manager.streams.info(`${name}_events`);
    const done = await inboxes.manager.streams.info(`${name}_done`);
    const { config } = await inboxes.manager.consumers.info(`${name}_events`, "workers");
    assert.deepEqual(
      [events.config.max_msgs, done.config.max_age, config.ack_wait],
      [7, 30e9, 9e9],
    );
    const lower = inboxes.create({ name, maxOpen: 6 });
    const error = await failed(lower.admin.stats(), "config_invalid");
    assert.match(error.message, /has max_msgs 7, and lowering it could delete events/);
  });

  it("creates its streams once when many machines start at the same time", async () => {
    const name = inboxes.nameOf(inboxes.create());
    const machines = Array.from({ length: 10 }, () => new Machine(inboxes.create({ name })));
    const results = await Promise.all(machines.map((machine) => machine.accept(newEntry("a"))));
    assert.deepEqual(new Set(results), new Set(["accepted"]));
    assert.deepEqual(await machines[0]?.counts(), { waiting: 1 });
  });

  it("creates its streams again when they were deleted", async () => {
    const machine = await Machine.start(inboxes.create());
    await machine.accept(newEntry("a"));
    await machine.untilCounts({ done: 1 });
    for (const kind of ["events", "attempts", "done", "dead"]) {
      await inboxes.manager.streams.delete(`${inboxes.nameOf(machine.inbox)}_${kind}`);
    }
    await machine.acceptAtLast(newEntry("b"));
    await until("the event is handled", () => machine.runs.includes("b 1"));
    await machine.stop();
  });

  it("names a message of another program, and handles the others", async () => {
    const machine = await Machine.start(inboxes.create({ ackWaitSeconds: 0.5 }));
    await machine.inbox.admin.stats();
    const subject = `${inboxes.nameOf(machine.inbox)}.events.other`;
    await inboxes.manager.jetstream().publish(subject, "canary");
    await machine.accept(newEntry("a"));
    await until("the event is handled", () => machine.runs.includes("a 1"));
    await until("the other message is reported", () => machine.errors.length > 0);
    assert.match(machine.errors[0]?.message ?? "", /message of another program/);
    assert.doesNotMatch(inspect(machine.errors, { depth: 9 }), /canary/);
    await machine.stop();
  });

  it("refuses streams of another purpose", async () => {
    const name = inboxes.nameOf(inboxes.create());
    await inboxes.manager.streams.add({ name: `${name}_events`, subjects: [`${name}.canary`] });
    await failed(inboxes.create({ name }).admin.stats(), "config_invalid");
    const [other, third] = [inboxes.create(), inboxes.create()].map((inbox) =>
      inboxes.nameOf(inbox),
    );
    await inboxes.manager.streams.add({ name: `${third}_events`, subjects: [`${other}.>`] });
    await failed(inboxes.create({ name: other ?? "" }).admin.stats(), "config_invalid", "10065");
  });

  it("refuses replicas on a server that is no cluster", async () => {
    await failed(inboxes.create({ replicas: 3 }).admin.stats(), "config_invalid", "10074");
  });

  it("refuses invalid options", () => {
    const { connection } = inboxes;
    const invalid: readonly Partial<NatsInboxOptions>[] = [
      { name: "a.b" },
      { name: "" },
      { replicas: 6 },
      { replicas: 1.5 },
      { maxOpen: 0 },
      { keepDoneSeconds: 0 },
      { ackWaitSeconds: Number.NaN },
      { timeoutSeconds: -1 },
      { worker: "yes" as never },
      { connection: {} as never },
    ];
    for (const options of invalid) {
      const [option = ""] = Object.keys(options);
      assert.throws(
        () => natsInbox({ connection, ...options }),
        (error) =>
          error instanceof VodError &&
          error.code === "config_invalid" &&
          error.message.startsWith(`natsInbox.${option}: `),
      );
    }
  });

  it("refuses serialBy and names the inboxes that have it", () => {
    const open = () => new Machine(inboxes.create(), { handling: { serialByMedia: true } });
    assert.throws(open, /postgresInbox or sqliteInbox/);
  });

  it("answers no on a connection that is closed or drained", async () => {
    for (const [end, nativeCode] of [
      ["drain", "DrainingConnectionError"],
      ["close", "ClosedConnectionError"],
    ] as const) {
      const { connection } = await TestInboxes.connect(await serverUrl());
      const machine = new Machine(inboxes.create({ connection }));
      await machine.accept(newEntry("a"));
      const ending = connection[end]();
      assert.equal(await machine.accept(newEntry("b")), "inbox_unavailable");
      assert.equal(machine.errors[0]?.nativeCode, nativeCode, machine.errors[0]?.message);
      await ending;
      await machine.stop();
    }
  });

  it("leaves the connection open when it stops", async () => {
    const machine = await Machine.start(inboxes.create());
    await machine.stop();
    await inboxes.connection.flush();
    assert.equal(inboxes.connection.isClosed(), false);
  });
});

describeWithOwnServers("the NATS inbox on an unsuitable server", () => {
  it("says that JetStream is off", async () => {
    const server = await NatsServer.start({ jetStream: false });
    const inboxes = await TestInboxes.connect(server.url);
    const machine = new Machine(inboxes.create());
    assert.equal(await machine.accept(newEntry("canary")), "inbox_unavailable");
    assert.match(machine.errors[0]?.message ?? "", /JetStream/);
    await inboxes.connection.close();
    await server.remove();
  });

  it("needs no other permissions than its page lists", async () => {
    const { name, ...listed } = permissionsOfPage();
    const permissions = `permissions: ${JSON.stringify(listed)}`;
    const users = `{ user: app, password: canary, ${permissions} }`;
    const server = await NatsServer.start({ config: `authorization { users: [${users}] }` });
    const inboxes = await TestInboxes.connect(server.url, { user: "app", pass: "canary" });
    let fails = true;
    const machine = await Machine.start(inboxes.create({ name }), {
      handler(_, attempt) {
        if (fails || attempt === 1) throw new Error("no");
      },
    });
    await machine.accept(newEntry("a"));
    await machine.untilCounts({ dead: 1 });
    fails = false;
    await machine.inbox.admin.redrive({});
    await machine.untilCounts({ done: 1 });
    await machine.inbox.state.set("key", "value");
    assert.deepEqual(machine.errors, []);
    await inboxes.connection.close();
    await machine.stop();
    await server.remove();
  });

  it("says that the user has no permission", async () => {
    const permissions =
      'permissions: { publish: ["$JS.API.STREAM.INFO.*"], subscribe: "_INBOX.>" }';
    const users = `{ user: app, password: canary, ${permissions} }`;
    const server = await NatsServer.start({ config: `authorization { users: [${users}] }` });
    const inboxes = await TestInboxes.connect(server.url, { user: "app", pass: "canary" });
    const machine = new Machine(inboxes.create());
    assert.equal(await machine.accept(newEntry("canary")), "inbox_unavailable");
    assert.deepEqual(
      machine.errors.map(({ code, nativeCode }) => [code, nativeCode]),
      [["config_invalid", "PermissionViolationError"]],
    );
    await inboxes.connection.close();
    await server.remove();
  });
});

/** The subjects that the README lists for the user of the application. */
function permissionsOfPage() {
  const name = "inbox";
  const page = readFileSync(join(root, "packages/nats/README.md"), "utf8");
  const subjectsOf = (permission: string) => {
    const [, cell = ""] = new RegExp(`^\\| ${permission} \\| (.*) \\|$`, "m").exec(page) ?? [];
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, subject = ""]) =>
      subject.replace("<name>", name),
    );
  };
  const [publish, subscribe] = [subjectsOf("publish"), subjectsOf("subscribe")];
  assert.ok(publish.length > 0 && subscribe.length > 0);
  return { name, publish, subscribe };
}
