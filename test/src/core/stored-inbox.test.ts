import assert from "node:assert/strict";
import { type HandlingOptions, permanent, VodError } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acmeRequest } from "./acme.js";
import { advanceUntil, application, recordDiagnostics } from "./application.js";

/** A store that plays a durable one: it outlives the applications that a test makes on it. */
function durableStore(): InboxStore {
  return { ...memoryStore({ open: 1000, done: 1000, dead: 1000 }), durable: true };
}

function stored(store: InboxStore = durableStore(), handling: HandlingOptions = {}) {
  const inbox = storedInbox(store);
  return { inbox, ...application({ inbox, handling }) };
}

describe("storedInbox", () => {
  it("acknowledges a callback when its events are stored", async () => {
    const { vod, clock } = stored();
    let handled = 0;
    vod.on("*", async () => {
      await new Promise((resolve) => setImmediate(resolve));
      handled += 1;
    });
    await vod.start();
    const reply = await vod.receive(acmeRequest({ uploads: ["a", "b"] }));
    assert.deepEqual([reply.status, handled], [200, 0]);
    await clock.advance(10);
    assert.equal(handled, 2);
  });

  it("delivers nothing before start and warns once", async () => {
    const { vod, clock } = stored();
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on("warning", listen);
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    await clock.advance(5000);
    assert.deepEqual(seen, []);
    await vod.start();
    await clock.advance(10);
    process.off("warning", listen);
    assert.deepEqual(seen, ["a", "b"]);
    assert.deepEqual(warnings, ["Events are stored but not handled before start() is called"]);
  });

  it("only stores events when another process handles them", async () => {
    const store = durableStore();
    const inbox = storedInbox(store, { worker: false });
    const { vod, clock } = application({ inbox });
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on("warning", listen);
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    await clock.advance(5000);
    process.off("warning", listen);
    assert.deepEqual(warnings, []);
    assert.equal((await store.stats()).waiting, 2);
  });

  it("stores the raw callback without credentials", async () => {
    const { vod, inbox } = stored();
    const request = acmeRequest({ uploads: ["a"] });
    const headers = { ...request.headers, cookie: "canary", authorization: "canary" };
    await vod.receive({ ...request, headers });
    const record = await inbox.admin?.get("acme:upload:a");
    assert.deepEqual(record?.delivery, { body: request.body, headers: request.headers });
    const integrity = { channel: "push", covers: ["body", "time"], providerName: "acme" };
    assert.deepEqual(record?.integrity, integrity);
  });

  it("retries with growing waits, then moves the event to the dead letters with every error", async () => {
    const { vod, clock, inbox } = stored(durableStore(), { attempts: 4 });
    const times: number[] = [];
    vod.on("*", (_, { attempt }) => {
      times.push(clock.now());
      throw new Error(`attempt ${attempt}`);
    });
    const recorded = recordDiagnostics(vod, "retrying", "dead_lettered");
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    for (let round = 0; round < 100; round++) await clock.advance(1000);
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.deepEqual(waits, [999, 1998, 3996]);
    assert.deepEqual(
      recorded.map(({ name, diagnostic }) => [name, diagnostic.attempt]),
      [
        ["retrying", 2],
        ["retrying", 3],
        ["retrying", 4],
        ["dead_lettered", 4],
      ],
    );
    const record = await inbox.admin?.get("acme:upload:a");
    assert.equal(record?.state, "dead");
    assert.deepEqual(
      record?.history.map(({ error }) => error),
      [1, 2, 3, 4].map((attempt) => `Error: attempt ${attempt}`),
    );
  });

  it("redrives a dead letter with a new set of attempts", async () => {
    const { vod, clock, inbox } = stored(durableStore(), { attempts: 1 });
    let broken = true;
    const attempts: number[] = [];
    vod.on("*", (_, { attempt }) => {
      attempts.push(attempt);
      if (broken) throw new Error("broken");
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a", "b"], deletions: ["c"] }));
    await clock.advance(10);
    broken = false;
    assert.equal(await inbox.admin?.redrive({ types: ["media.uploaded"] }), 2);
    await clock.advance(10);
    assert.deepEqual(attempts, [1, 1, 1, 1, 1]);
    const { done, dead } = (await inbox.admin?.stats()) ?? {};
    assert.deepEqual([done, dead], [2, 1]);
  });

  it("does not retry a permanent error", async () => {
    const { vod, clock, inbox } = stored();
    let runs = 0;
    vod.on("*", () => {
      runs += 1;
      throw permanent(new TypeError("no such user"));
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(600_000);
    const [entry] = (await inbox.admin?.list({ states: ["dead"] })) ?? [];
    assert.deepEqual([runs, entry?.lastError], [1, "TypeError: no such user"]);
  });

  it("retries when only one of two handlers fails permanently", async () => {
    const { vod, clock } = stored();
    let runs = 0;
    vod.on("*", () => {
      throw permanent("never");
    });
    vod.on("*", () => {
      runs += 1;
      throw new Error("not yet");
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(2000);
    assert.equal(runs, 2);
  });

  it("waits as long as an error requests", async () => {
    const { vod, clock } = stored();
    const times: number[] = [];
    vod.on("*", () => {
      times.push(clock.now());
      throw Object.assign(new Error("busy"), { retryAfterSeconds: 90 });
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(100_000);
    assert.equal((times[1] ?? 0) - (times[0] ?? 0), 90_000);
  });

  it("gives up on a handler at its deadline while others run", async () => {
    const { vod, clock } = stored(durableStore(), { deadlineSeconds: 5 });
    const done: unknown[] = [];
    const signals: AbortSignal[] = [];
    vod.on("*", ({ mediaId }, { signal, attempt }) => {
      if (mediaId !== "stuck" || attempt > 1) {
        done.push([mediaId, attempt]);
        return undefined;
      }
      signals.push(signal);
      return new Promise(() => {});
    });
    const failures = recordDiagnostics(vod, "attempt_failed");
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["stuck", "a"] }));
    await clock.advance(10);
    assert.deepEqual([done, signals[0]?.aborted], [[["a", 1]], false]);
    await clock.advance(7000);
    assert.deepEqual(done.at(-1), ["stuck", 2]);
    assert.equal(signals[0]?.aborted, true);
    assert.match(String(failures[0]?.diagnostic.error), /did not finish within 5 s/);
  });

  it("handles the configured number of events concurrently", async () => {
    const { vod, clock } = stored(durableStore(), { concurrency: 3 });
    let running = 0;
    let most = 0;
    const finish: (() => void)[] = [];
    vod.on("*", async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => finish.push(resolve));
      running -= 1;
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a", "b", "c", "d", "e"] }));
    for (let round = 0; round < 10; round++) {
      await clock.advance(10);
      finish.shift()?.();
    }
    assert.equal(most, 3);
  });

  it("handles the events of one media serially when configured", async () => {
    const { vod, clock } = stored(durableStore(), { serialBy: "media" });
    const log: string[] = [];
    const finish: (() => void)[] = [];
    vod.on("*", async ({ type, mediaId }) => {
      log.push(`${type} ${mediaId} begins`);
      await new Promise<void>((resolve) => finish.push(resolve));
      log.push(`${type} ${mediaId} ends`);
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a", "b"], deletions: ["a"] }));
    for (let round = 0; round < 5; round++) {
      await clock.advance(10);
      finish.shift()?.();
    }
    assert.ok(
      log.indexOf("media.uploaded a ends") < log.indexOf("media.deleted a begins"),
      log.join("\n"),
    );
    assert.ok(
      log.indexOf("media.uploaded b begins") < log.indexOf("media.uploaded a ends"),
      log.join("\n"),
    );
  });

  it("takes over the events of a crashed process after their leases", async () => {
    const store = durableStore();
    const dying = stored(store, { deadlineSeconds: 20 });
    dying.vod.on("*", () => new Promise(() => {}));
    await dying.vod.start();
    await dying.vod.receive(acmeRequest({ uploads: ["a"] }));
    await dying.clock.advance(10);

    const { vod, clock } = stored(store);
    const attempts: number[] = [];
    vod.on("*", (_, { attempt }) => attempts.push(attempt));
    await vod.start();
    await clock.advance(29_000);
    assert.deepEqual(attempts, []);
    await clock.advance(3000);
    assert.deepEqual(attempts, [2]);
  });

  it("reports when another worker took over a running event", async () => {
    const store = durableStore();
    const lost: InboxStore = { ...store, complete: async () => false };
    const { vod, clock } = stored(lost);
    vod.on("*", () => {});
    const recorded = recordDiagnostics(vod, "lease_lost");
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(10);
    assert.equal(recorded[0]?.diagnostic.id, "acme:upload:a");
  });

  for (const [code, what] of [
    ["inbox_full", "is full"],
    ["inbox_unavailable", "cannot write"],
  ] as const) {
    it(`answers 503 with Retry-After when the store ${what}, and handles nothing`, async () => {
      const store = durableStore();
      const put = async () => {
        throw new VodError(code, what);
      };
      const { vod, clock } = stored({ ...store, put });
      let runs = 0;
      vod.on("*", () => {
        runs += 1;
      });
      const failures = recordDiagnostics(vod, "inbox_failed");
      await vod.start();
      const reply = await vod.receive(acmeRequest({ uploads: ["a"] }));
      await clock.advance(1000);
      assert.deepEqual([reply, runs], [{ status: 503, headers: { "retry-after": "5" } }, 0]);
      assert.equal(failures.length, 1);
    });
  }

  it("continues after temporary failures of the store", async () => {
    const store = durableStore();
    let failing = false;
    const lease: InboxStore["lease"] = async (request) => {
      if (failing) throw new VodError("inbox_unavailable", "locked");
      return store.lease(request);
    };
    const { vod, clock } = stored({ ...store, lease });
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    await vod.start();
    failing = true;
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(5000);
    assert.deepEqual(seen, []);
    failing = false;
    await clock.advance(20_000);
    assert.deepEqual(seen, ["a"]);
  });

  it("handles an event once whose success cannot be stored while the server restarts", async () => {
    const store = durableStore();
    const { vod, clock } = stored({
      ...store,
      async complete(lease, now) {
        if (clock.now() < start + 3000)
          throw new VodError("inbox_unavailable", "the server restarts");
        return store.complete(lease, now);
      },
    });
    const start = clock.now();
    let handled = 0;
    vod.on("*", () => {
      handled += 1;
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(60_000);
    assert.deepEqual([handled, (await store.stats()).done], [1, 1]);
  });

  it("deletes old done events only", async () => {
    const inbox = storedInbox(durableStore(), { keepDoneSeconds: 180 });
    const { vod, clock } = application({ inbox, handling: { attempts: 1 } });
    vod.on("media.deleted", () => {
      throw new Error("broken");
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"], deletions: ["b"] }));
    await clock.advance(150_000);
    assert.equal((await inbox.admin?.stats())?.done, 1);
    await clock.advance(150_000);
    const { done, dead } = (await inbox.admin?.stats()) ?? {};
    assert.deepEqual([done, dead], [0, 1]);
  });

  it("stops after running work, starts nothing new and keeps the rest", async () => {
    const store = durableStore();
    const { vod, clock } = stored(store, { concurrency: 1 });
    const seen: unknown[] = [];
    let finish = () => {};
    vod.on("*", async ({ mediaId }) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      seen.push(mediaId);
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a", "b"] }));
    await clock.advance(10);
    const stopping = vod.stop();
    finish();
    assert.deepEqual(await stopping, { inFlight: [] });
    assert.deepEqual(seen, ["a"]);
    assert.equal((await store.stats()).waiting, 1);
  });

  it("lists running events at the stop deadline", async () => {
    const { vod, clock } = stored();
    vod.on("*", () => new Promise(() => {}));
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(10);
    const { inFlight } = await advanceUntil(clock, vod.stop({ deadlineSeconds: 1 }));
    assert.deepEqual(inFlight, [{ provider: "acme", id: "acme:upload:a", type: "media.uploaded" }]);
  });
});

describe("handling options", () => {
  for (const [name, value] of [
    ["concurrency", 0],
    ["attempts", 1.5],
    ["deadlineSeconds", Number.NaN],
    ["retryBaseSeconds", -1],
    ["retryCapSeconds", 0],
    ["serialBy", "task"],
  ] as const) {
    it(`reject ${value} for ${name}`, () => {
      assert.throws(() => application({ handling: { [name]: value } as HandlingOptions }), {
        code: "config_invalid",
        message: new RegExp(`handling\\.${name}: must be`),
      });
    });
  }
});
