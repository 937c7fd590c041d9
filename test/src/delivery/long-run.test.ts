import assert from "node:assert/strict";
import { memoryInbox, VodError } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acme, acmeRequest } from "../core/acme.js";
import { advanceUntil, application } from "../core/application.js";

const durable = (): InboxStore => ({
  ...memoryStore({ open: 1000, done: 1000, dead: 1000 }),
  durable: true,
});

describe("the inbox over a long run", () => {
  it("accepts new events in memory after released ones that never return", async () => {
    const { vod, clock } = application({ inbox: memoryInbox({ maxOpen: 3, attempts: 1 }) });
    vod.on("*", ({ mediaId }) => {
      if (mediaId?.startsWith("bad")) throw new Error("broken");
    });
    for (const id of ["bad1", "bad2", "bad3"]) {
      await advanceUntil(clock, vod.receive(acmeRequest({ uploads: [id] })));
    }
    const reply = await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["good"] })));
    assert.equal(reply.status, 200);
  });

  it("limits the attempts of an event in memory without a waiting delivery", async () => {
    const inbox = memoryInbox({ attempts: 2 });
    const { vod, clock } = application({ inbox });
    let runs = 0;
    vod.on("*", () => {
      runs += 1;
      throw new Error("broken");
    });
    await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    await inbox.admin.redrive({});
    await clock.advance(60_000);
    assert.ok(runs <= 4, `${runs} runs`);
  });

  it("starts nothing under a lease granted too late", async () => {
    const store = durable();
    let delay = async (_: number) => {};
    let slow = true;
    const lease: InboxStore["lease"] = async (request) => {
      const leases = await store.lease(request);
      if (slow && leases.length > 0) {
        slow = false;
        await delay(14_000);
      }
      return leases;
    };
    const { vod, clock } = application({
      inbox: storedInbox({ ...store, lease }),
      handling: { deadlineSeconds: 5, concurrency: 2 },
    });
    delay = (ms) => clock.sleep(ms);
    let running = 0;
    let most = 0;
    vod.on("*", async () => {
      running += 1;
      most = Math.max(most, running);
      await clock.sleep(4000);
      running -= 1;
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(60_000);
    assert.equal(most, 1);
  });

  it("retries an empty AggregateError", async () => {
    const { vod, clock } = application({ inbox: storedInbox(durable()) });
    let runs = 0;
    vod.on("*", () => {
      runs += 1;
      return runs === 1 ? Promise.any([]) : undefined;
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(10_000);
    assert.equal(runs, 2);
  });

  it("stops after the configured attempts, whatever a handler throws", async () => {
    const inbox = storedInbox(durable());
    const { vod, clock } = application({ inbox, handling: { attempts: 2, deadlineSeconds: 1 } });
    vod.on("*", () => {
      throw Object.create(null);
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(120_000);
    assert.equal((await inbox.admin.stats()).dead, 1);
  });

  it("moves an event that kills its process to the dead letters after the last attempt", async () => {
    const store = durable();
    const attempts: number[] = [];
    for (let restarts = 0; restarts < 6; restarts++) {
      let alive = true;
      const mortalStore = (): InboxStore => {
        const whileAlive = <T>(work: () => Promise<T>) =>
          alive ? work() : new Promise<never>(() => {});
        return {
          ...store,
          lease: (request) => whileAlive(() => store.lease(request)),
          retry: (...all) => whileAlive(() => store.retry(...all)),
          deadLetter: (...all) => whileAlive(() => store.deadLetter(...all)),
        };
      };
      const { vod, clock } = application({
        inbox: storedInbox(mortalStore()),
        handling: { attempts: 3 },
      });
      await clock.advance(restarts * 40_000);
      vod.on("*", (_, { attempt }) => {
        attempts.push(attempt);
        alive = false;
        return new Promise(() => {});
      });
      await vod.start();
      if (restarts === 0) await vod.receive(acmeRequest({ uploads: ["a"] }));
      await clock.advance(2000);
    }
    assert.deepEqual([attempts, (await store.stats()).dead], [[1, 2, 3], 1]);
  });

  it("ends with a queue whose confirms fall behind", async () => {
    const leaseMs = 30_000;
    let handles = 0;
    const messages = Array.from({ length: 3000 }, (_, index) => ({
      json: { uploads: [`m${index}`] },
      handle: "",
      leaseExpiresAt: 0,
      confirmed: false,
    }));
    const rejectedAt: number[] = [];
    const queue = {
      limits: {
        eventsPerPull: 16,
        handlesPerConfirm: 16,
        leaseSeconds: 30,
        longPollSeconds: 5,
        pullsPerSecond: 100,
        confirmsPerSecond: 2,
      },
      async pull() {
        const now = clock.now();
        const due = messages
          .filter((each) => !each.confirmed && each.leaseExpiresAt <= now)
          .slice(0, 16);
        for (const each of due) {
          handles += 1;
          each.handle = String(handles);
          each.leaseExpiresAt = now + leaseMs;
        }
        return due.map(({ handle, json }) => ({ handle, json }));
      },
      async confirm(names: readonly string[]) {
        const named = messages.filter(({ handle }) => names.includes(handle));
        const now = clock.now();
        if (
          named.length < names.length ||
          named.some((each) => each.confirmed || each.leaseExpiresAt <= now)
        ) {
          rejectedAt.push(now);
          throw new VodError("request_rejected", "late");
        }
        for (const each of named) each.confirmed = true;
      },
    };
    const { vod, clock } = application({
      adapter: acme({ queue }),
      inbox: storedInbox({
        ...memoryStore({ open: 10_000, done: 10_000, dead: 10 }),
        durable: true,
      }),
      callback: { mode: "pull" },
    });
    vod.on("*", () => {});
    await vod.start();
    for (let seconds = 0; seconds < 400; seconds++) await clock.advance(1000);
    const open = messages.filter(({ confirmed }) => !confirmed).length;
    assert.equal(
      open,
      0,
      `${open} open after 400 s at 32 confirms a second, ${rejectedAt.length} rejected confirms`,
    );
  }).timeout(60_000);
});
