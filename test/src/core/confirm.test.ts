import assert from "node:assert/strict";
import {
  createVodEvents,
  type Inbox,
  isVodError,
  memoryInbox,
  type ReceiverOptions,
  VodError,
} from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { FakeClock } from "@vod-events/testkit";
import { acme, acmeRequest } from "./acme.js";
import { advanceUntil, application, pushConfig, recordDiagnostics } from "./application.js";
import { type LookupAcme, type LookupResult, lookupAcme } from "./lookup-acme.js";

const stored = () => storedInbox(memoryStore({ done: 100, dead: 100, open: 100 }));

interface Setup {
  readonly cloud?: LookupAcme;
  readonly receiver?: ReceiverOptions;
  readonly inbox?: Inbox;
}

/** An application with `confirm`, and a record of the events that its handlers got. */
async function open({ cloud = lookupAcme(), receiver = {}, inbox = stored() }: Setup = {}) {
  const { vod, clock } = application({
    adapter: cloud.adapter,
    inbox,
    receiver: { confirm: "api", ...receiver },
  });
  const reported: (string | undefined)[] = [];
  vod.on("*", ({ mediaId }, { integrity }) => reported.push(`${mediaId} ${integrity.confirmed}`));
  const recorded = recordDiagnostics(
    vod,
    "contradicted",
    "unconfirmed",
    "retrying",
    "attempt_failed",
    "dead_lettered",
  );
  await vod.start();
  const send = (json: unknown, time = clock.now()) => vod.receive(acmeRequest(json, { time }));
  return { vod, clock, cloud, reported, recorded, send, inboxAdmin: inbox.admin };
}

async function advanceSeconds(clock: FakeClock, seconds: number): Promise<void> {
  for (let left = seconds * 4; left > 0; left--) await clock.advance(250);
}

describe("receiver.confirm", () => {
  it("makes no lookup when it is off, and handlers see that", async () => {
    const { reported, send, clock, cloud } = await open({ receiver: { confirm: undefined } });
    await send({ uploads: ["a"] });
    await advanceSeconds(clock, 1);
    assert.deepEqual([reported, cloud.lookups], [["a not_requested"], []]);
  });

  it("passes confirmed events to the handlers", async () => {
    const { reported, send, clock, cloud } = await open();
    await send({ uploads: ["a"] });
    await advanceSeconds(clock, 1);
    assert.deepEqual(reported, ["a yes"]);
    assert.deepEqual(cloud.lookups, [{ about: "media", id: "a" }]);
  });

  it("confirms an event before it changes a media state, also without a handler", async () => {
    const cloud = lookupAcme();
    cloud.respond = (id) => (id === "forged" ? "contradicted" : "confirmed");
    const inbox = stored();
    const { vod, clock } = application({
      ...{ adapter: cloud.adapter, inbox, media: true },
      receiver: { confirm: "api" },
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a", "forged"] }, { time: clock.now() }));
    await advanceSeconds(clock, 1);
    const { records } = await vod.media.list();
    assert.deepEqual(
      records.map(({ state }) => [state.mediaId, state.status]),
      [["a", "uploaded"]],
    );
  });

  it("makes no lookup for authenticated bodies and pulled events", async () => {
    const { vod, clock } = application({ receiver: { confirm: "api" } });
    const reported: string[] = [];
    vod.on("*", (_, { integrity }) => reported.push(integrity.confirmed));
    await vod.receive(acmeRequest({ uploads: ["a"] }, { time: clock.now() }));
    assert.deepEqual(reported, ["not_needed"]);
  });

  it("makes no lookup for events without a handler", async () => {
    const cloud = lookupAcme();
    const { vod, clock } = application({ adapter: cloud.adapter, receiver: { confirm: "api" } });
    const { status } = await vod.receive(acmeRequest({ uploads: ["a"] }, { time: clock.now() }));
    assert.deepEqual([status, cloud.lookups], [200, []]);
  });

  describe("with a contradicted event", () => {
    for (const [name, inbox, status] of [
      ["durable", stored, 200],
      ["memory", memoryInbox, 500],
    ] as const) {
      it(`moves it to the dead letters of a ${name} inbox at once and answers ${status}`, async () => {
        const { reported, send, clock, cloud, recorded, inboxAdmin } = await open({
          inbox: inbox(),
        });
        cloud.respond = () => "contradicted";
        const reply = await send({ uploads: ["a"] });
        await advanceSeconds(clock, 1);
        assert.deepEqual([reply.status, reported, cloud.lookups.length], [status, [], 1]);
        assert.deepEqual(
          recorded.map(({ name }) => name),
          ["contradicted", "attempt_failed", "dead_lettered"],
        );
        const event = { provider: "acme", id: "acme:upload:a", type: "media.uploaded" };
        const reasons = ["outcome", "data.media.name"];
        assert.deepEqual(recorded[0]?.diagnostic, { ...event, reasons });
        const error =
          recorded[2] && "error" in recorded[2].diagnostic && recorded[2].diagnostic.error;
        assert.ok(isVodError(error) && error.code === "event_contradicted");
        const [entry] = (await inboxAdmin?.list({ states: ["dead"] })) ?? [];
        assert.match(entry?.lastError ?? "", /contradicts the event: outcome, data\.media\.name\./);
        assert.equal(entry?.attempts, 1);
      });

      it(`keeps its id free for the authentic event in a ${name} inbox`, async () => {
        const { reported, send, clock, cloud, inboxAdmin } = await open({ inbox: inbox() });
        cloud.respond = () => "contradicted";
        await send({ uploads: ["a"] });
        await advanceSeconds(clock, 1);
        await send({ uploads: ["a"] });
        await advanceSeconds(clock, 1);
        cloud.respond = () => "confirmed";
        const { status } = await send({ uploads: ["a"] });
        await advanceSeconds(clock, 1);
        assert.deepEqual([status, reported], [200, ["a yes"]]);
        const { dead, done } = (await inboxAdmin?.stats()) ?? {};
        assert.deepEqual([dead, done], [2, 1]);
      });
    }

    it("keeps one dead letter however often it is redriven", async () => {
      const { send, clock, cloud, inboxAdmin } = await open();
      cloud.respond = () => "contradicted";
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 1);
      for (let round = 0; round < 3; round++) {
        await inboxAdmin?.redrive({ states: ["dead"] });
        await advanceSeconds(clock, 1);
      }
      const dead = (await inboxAdmin?.list({ states: ["dead"] })) ?? [];
      assert.equal(dead.length, 1);
      assert.match(dead[0]?.id ?? "", /^acme:upload:a:unconfirmed:\d+$/);
    });

    it("looks it up again when it is redriven", async () => {
      const { reported, send, clock, cloud, inboxAdmin } = await open();
      cloud.respond = () => "contradicted";
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 1);
      cloud.respond = () => "confirmed";
      await inboxAdmin?.redrive({ states: ["dead"] });
      await advanceSeconds(clock, 1);
      assert.deepEqual(reported, ["a yes"]);
    });
  });

  describe("with an event that the API cannot confirm", () => {
    it("moves it to the dead letters with the reason", async () => {
      const { reported, send, clock, recorded } = await open();
      await send({ deletions: ["a"] });
      await advanceSeconds(clock, 1);
      const names = recorded.map(({ name }) => name);
      assert.deepEqual([reported, names], [[], ["unconfirmed", "attempt_failed", "dead_lettered"]]);
      const reason =
        recorded[0] && "reason" in recorded[0].diagnostic && recorded[0].diagnostic.reason;
      assert.equal(reason, "the API has no data about such events");
    });

    it("passes it as unknown when so configured", async () => {
      const { reported, send, clock, cloud } = await open({ receiver: { unconfirmed: "handle" } });
      cloud.respond = () => "unknown";
      await send({ uploads: ["a"], deletions: ["b"] });
      await advanceSeconds(clock, 1);
      assert.deepEqual(reported.toSorted(), ["a unknown", "b unknown"]);
    });
  });

  describe("with an event that the API does not show yet", () => {
    it("repeats the lookup until it does", async () => {
      const { reported, send, clock, cloud } = await open();
      cloud.respond = () => (cloud.lookups.length < 4 ? "late" : "confirmed");
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 10);
      assert.deepEqual([reported, cloud.lookups.length], [["a yes"], 4]);
    });

    const ends = [
      ["late", "contradicted"],
      ["forgotten", "contradicted"],
      ["late_unknown", "unconfirmed"],
    ] as const;
    for (const [result, diagnostic] of ends) {
      it(`treats it as ${diagnostic} after 30 seconds when it is ${result}`, async () => {
        const { reported, send, clock, cloud, recorded } = await open();
        cloud.respond = () => result;
        await send({ uploads: ["a"] });
        await advanceSeconds(clock, 29);
        assert.ok(recorded.every(({ name }) => name === "attempt_failed" || name === "retrying"));
        assert.ok(cloud.lookups.length < 8);
        await advanceSeconds(clock, 10);
        assert.deepEqual(reported, []);
        assert.ok(recorded.some(({ name }) => name === diagnostic));
        assert.equal(recorded.at(-1)?.name, "dead_lettered");
      });
    }

    it("cannot decide when the API may have deleted the old task", async () => {
      const { send, clock, cloud, recorded, inboxAdmin } = await open();
      cloud.respond = () => {
        throw new VodError("unavailable", "not now");
      };
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 1200);
      cloud.respond = () => "forgotten";
      await advanceSeconds(clock, 700);
      await inboxAdmin?.redrive({ states: ["dead"] });
      await advanceSeconds(clock, 1);
      assert.deepEqual(
        recorded
          .map(({ name }) => name)
          .filter((name) => name.startsWith("un") || name.startsWith("co")),
        ["unconfirmed"],
      );
    });
  });

  describe("when the lookup fails", () => {
    it("retries with the inbox's backoff and loses nothing", async () => {
      const { reported, send, clock, cloud, recorded } = await open();
      cloud.respond = () => {
        if (cloud.lookups.length < 3) throw new VodError("throttled", "too many calls");
        return "confirmed";
      };
      const { status } = await send({ uploads: ["a"] });
      await advanceSeconds(clock, 10);
      assert.deepEqual([status, reported, cloud.lookups.length], [200, ["a yes"], 3]);
      assert.equal(recorded.filter(({ name }) => name === "retrying").length, 2);
    });

    it("moves the event to the dead letters after the last attempt", async () => {
      const { reported, send, clock, cloud, inboxAdmin } = await open();
      cloud.respond = () => {
        throw new VodError("credentials_missing", "set a key pair");
      };
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 1200);
      const [entry] = (await inboxAdmin?.list({ states: ["dead"] })) ?? [];
      assert.deepEqual([reported, entry?.attempts], [[], 10]);
      assert.equal(entry?.lastError, "VodError: set a key pair");
    });

    it("answers with an error in the memory inbox", async () => {
      const { send, clock, cloud } = await open({ inbox: memoryInbox() });
      cloud.respond = () => {
        throw new VodError("network", "no way there");
      };
      const { status } = await advanceUntil(clock, send({ uploads: ["a"] }));
      assert.deepEqual([status, cloud.lookups.length], [500, 3]);
    });

    it("fails the attempt at the handler deadline and uses the result in the next one", async () => {
      const { reported, send, clock, cloud } = await open();
      let answer = (_: LookupResult) => {};
      const late = new Promise<LookupResult>((resolve) => {
        answer = resolve;
      });
      cloud.respond = () => late;
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 21);
      answer("confirmed");
      await advanceSeconds(clock, 5);
      assert.deepEqual([reported, cloud.lookups.length], [["a yes"], 1]);
    });
  });

  describe("lookups", () => {
    it("share one call for concurrent events and within a minute", async () => {
      const { reported, send, clock, cloud } = await open();
      await send({ uploads: ["b", "a", "a/1"] });
      await advanceSeconds(clock, 59);
      await send({ uploads: ["a/2"] });
      await advanceSeconds(clock, 2);
      assert.deepEqual(reported, ["b yes", "a yes", "a/1 yes", "a/2 yes"]);
      assert.deepEqual(cloud.lookups.map(({ id }) => id).sort(), ["a", "b"]);
      await send({ uploads: ["a/3"] });
      await advanceSeconds(clock, 1);
      assert.equal(cloud.lookups.length, 3);
    });

    it("are repeated when a cached result does not confirm the event", async () => {
      const { reported, send, clock, cloud } = await open();
      cloud.respond = () => (cloud.lookups.length === 1 ? "contradicted" : "confirmed");
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 1);
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 1);
      assert.deepEqual([reported, cloud.lookups.length], [["a yes"], 2]);
    });

    it("are repeated for an event received after a cached result that contradicts it", async () => {
      const { reported, send, clock, cloud } = await open();
      let answer = (_: LookupResult) => {};
      const first = new Promise<LookupResult>((resolve) => {
        answer = resolve;
      });
      cloud.respond = () => (cloud.lookups.length === 1 ? first : "confirmed");
      await send({ uploads: ["a/1"] });
      await advanceSeconds(clock, 1);
      await send({ uploads: ["a/2"] });
      await advanceSeconds(clock, 1);
      answer("contradicted");
      await advanceSeconds(clock, 1);
      assert.deepEqual([reported, cloud.lookups.length], [["a/2 yes"], 2]);
    });

    it("are not repeated for a confirmed event that is retried", async () => {
      const { vod, send, clock, cloud } = await open();
      let runs = 0;
      vod.on("media.uploaded", () => {
        cloud.respond = () => "contradicted";
        runs += 1;
        if (runs === 1) throw new Error("the first time");
      });
      await send({ uploads: ["a"] });
      await advanceSeconds(clock, 5);
      assert.deepEqual([runs, cloud.lookups.length], [2, 1]);
    });

    it("stay within the rate limit", async () => {
      const cloud = lookupAcme({ callsPerSecond: 5 });
      const { send, clock, reported } = await open({ cloud });
      await send({ uploads: Array.from({ length: 20 }, (_, at) => `m${at}`) });
      await clock.advance(0);
      const counts: number[] = [];
      for (let second = 0; second < 4; second++) {
        await clock.advance(999);
        counts.push(cloud.lookups.length);
        await clock.advance(1);
      }
      assert.deepEqual(counts, [5, 10, 15, 20]);
      assert.equal(reported.length, 20);
    });
  });

  describe("with two events of one id", () => {
    /** The test provider. Its uploads contain a name, and its API returns the name of the real media. */
    function lookupAcmeWithNames() {
      const cloud = lookupAcme();
      const { adapter: plain } = cloud;
      const { confirmation } = plain;
      assert.ok(confirmation);
      const adapter: LookupAcme["adapter"] = {
        ...plain,
        normalize: (wire) =>
          plain
            .normalize(wire)
            .map((event) =>
              event.type === "media.uploaded"
                ? { ...event, data: { ...event.data, media: { name: wire.unknowns[0] ?? "" } } }
                : event,
            )
            .filter(({ type }) => type === "media.uploaded"),
        confirmation: {
          ...confirmation,
          compare(event, answer) {
            if (answer === "late" || event.type !== "media.uploaded") {
              return confirmation.compare(event, "late");
            }
            return confirmation.compare(
              event,
              event.data.media.name === "true" ? "confirmed" : "contradicted",
            );
          },
        },
      };
      return Object.assign(cloud, { adapter });
    }
    const forged = { uploads: ["a"], unknowns: ["forged"] };
    const authentic = { uploads: ["a"], unknowns: ["true"] };

    it("does not acknowledge the second while the first is pending", async () => {
      const { reported, send, clock, cloud } = await open({ cloud: lookupAcmeWithNames() });
      cloud.respond = () => "late";
      await send(forged);
      await advanceSeconds(clock, 5);
      assert.equal((await send(authentic)).status, 500);
      assert.equal((await send(forged)).status, 200);
      cloud.respond = () => "confirmed";
      await advanceSeconds(clock, 40);
      assert.deepEqual(reported, []);
      assert.equal((await send(authentic)).status, 200);
      await advanceSeconds(clock, 1);
      assert.deepEqual(reported, ["a yes"]);
      assert.equal((await send(forged)).status, 200);
    });
  });

  describe("configuration", () => {
    it("is rejected when a provider needs confirmation and does not support it", () => {
      const { confirmation: _, ...adapter } = lookupAcme().adapter;
      assert.throws(() => application({ adapter, receiver: { confirm: "api" } }), {
        code: "unsupported",
        message: /receiver\.confirm: acme has no lookup API/,
      });
      const receiver = { confirm: "api", allowUnsigned: true } as const;
      assert.throws(() => application({ adapter: acme(), receiver }), { code: "unsupported" });
    });

    it("is rejected with another value", () => {
      const receiver = { confirm: "always", unconfirmed: "drop" } as unknown as ReceiverOptions;
      assert.throws(
        () =>
          createVodEvents({
            ...{ provider: "acme", providers: { acme }, callback: pushConfig },
            receiver,
          }),
        {
          code: "config_invalid",
          message:
            'receiver.confirm: must be "api"; receiver.unconfirmed: must be "handle" or "reject"',
        },
      );
    });
  });
});
