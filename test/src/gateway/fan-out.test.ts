import assert from "node:assert/strict";
import { type Handler, memoryInbox, VodError } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { type Destination, fanOut } from "@vod-events/gateway";
import { acmeRequest } from "../core/acme.js";
import { application, recordDiagnostics } from "../core/application.js";

function durableStore(): InboxStore {
  return { ...memoryStore({ open: 1000, done: 1000, dead: 1000 }), durable: true };
}

/** A destination that records what it handles. */
function recording(handle: Handler<"*"> = () => {}, store = durableStore()) {
  const ids: (string | undefined)[] = [];
  const handler: Handler<"*"> = async (event, context) => {
    await handle(event, context);
    ids.push(event.mediaId);
  };
  const inbox = storedInbox(store);
  return { inbox, handler, ids, admin: inbox.admin };
}

/** Starts an application with destinations. */
async function start(
  destinations: Readonly<Record<string, Destination>>,
  onGone?: (name: string) => void,
) {
  const { inbox, handler } = fanOut(destinations, { onGone });
  const { vod, clock } = application({ inbox, handling: { attempts: 3, concurrency: 2 } });
  vod.on("*", handler);
  await vod.start();
  const upload = async (...uploads: readonly string[]) => {
    const { status } = await vod.receive(acmeRequest({ uploads }, { time: clock.now() }));
    for (let round = 0; round < 100; round++) await clock.advance(0);
    return status;
  };
  return { vod, clock, upload };
}

const names = Array.from({ length: 20 }, (_, index) => `m${index}`);

describe("fanOut", () => {
  it("passes each event once to each destination", async () => {
    const [a, b] = [recording(), recording()];
    const { upload, vod } = await start({ a, b });
    assert.equal(await upload(...names), 200);
    assert.deepEqual([a.ids, b.ids], [names, names]);
    await vod.stop();
  });

  it("delays no destination when another one hangs", async () => {
    const a = recording(() => new Promise(() => {}));
    const b = recording();
    const { upload } = await start({ a, b });
    await upload(...names);
    assert.deepEqual([a.ids, b.ids], [[], names]);
  });

  it("makes few attempts per second for a destination that fails all the time", async () => {
    let calls = 0;
    const a = recording(() => {
      calls += 1;
      if (calls < 3000) throw new Error("down");
    });
    const handling = { attempts: 1_000_000, retryCapMs: 1 };
    const { upload, clock, vod } = await start({ a: { ...a, handling } });
    await upload(...names);
    await clock.advance(600_000);
    const before = calls;
    await clock.advance(60_000);
    // Two attempts at a time, each delayed by up to 5 seconds.
    assert.ok(calls - before <= 26 && calls - before >= 20, `${calls - before} calls`);
    calls = 3000;
    for (let round = 0; round < 100; round++) await clock.advance(100);
    assert.deepEqual(a.ids.toSorted(), names.toSorted());
    await vod.stop();
  });

  it("ends the delay of failed attempts when the application stops", async () => {
    const a = recording(() => {
      throw new Error("down");
    });
    const { upload, clock, vod } = await start({ a });
    await upload("m0");
    const stopped = vod.stop();
    await clock.advance(0);
    assert.deepEqual(await stopped, { inFlight: [] });
  });

  it("repeats an event for the destination that failed, and for no other one", async () => {
    let isDown = true;
    const a = recording(() => {
      if (isDown) throw new Error("down");
    });
    const b = recording();
    const { upload, clock, vod } = await start({ a, b });
    await upload("m0", "m1");
    isDown = false;
    await clock.advance(5000);
    assert.deepEqual(
      [a.ids.toSorted(), b.ids],
      [
        ["m0", "m1"],
        ["m0", "m1"],
      ],
    );
    await vod.stop();
  });

  it("keeps the dead letters of each destination apart", async () => {
    const a = recording(() => {
      throw new Error("down");
    });
    const b = recording();
    const { upload, clock, vod } = await start({ a, b });
    await upload("m0");
    await clock.advance(60_000);
    const [statsOfA, statsOfB] = [await a.admin.stats(), await b.admin.stats()];
    assert.deepEqual([statsOfA.dead, statsOfB.dead, statsOfB.done], [1, 0, 1]);
    assert.match((await a.admin.get("acme:upload:m0"))?.lastError ?? "", /down/);
    await vod.stop();
  });

  it("stops at endpoint_gone and keeps the events for the next start", async () => {
    const store = durableStore();
    const gone: string[] = [];
    let calls = 0;
    const a = recording(() => {
      calls += 1;
      throw new VodError("endpoint_gone", "a answered with status 410");
    }, store);
    const b = recording();
    const { upload, clock, vod } = await start({ a, b }, (name) => gone.push(name));
    await upload(...names);
    await clock.advance(60_000);
    assert.equal(await upload("later"), 200);
    await clock.advance(60_000);
    assert.deepEqual(gone, ["a"]);
    assert.ok(calls <= 2, `${calls} calls`);
    assert.deepEqual(b.ids, [...names, "later"]);
    assert.equal((await a.admin.stats()).waiting, 21);
    await vod.stop();

    const again = recording(() => {}, store);
    const next = await start({ again });
    await next.clock.advance(200_000);
    assert.deepEqual(again.ids.toSorted(), [...names, "later"].toSorted());
    await next.vod.stop();
  });

  it("has a delivery repeated that one inbox cannot store, without a delay or a duplicate for others", async () => {
    const store = durableStore();
    let isFull = true;
    const a = recording(() => {}, {
      ...store,
      async put(entries) {
        if (isFull) throw new VodError("inbox_full", "full");
        return store.put(entries);
      },
    });
    const b = recording();
    const { upload, clock, vod } = await start({ a, b });
    assert.equal(await upload("m0"), 503);
    assert.deepEqual(b.ids, ["m0"]);
    isFull = false;
    assert.equal(await upload("m0"), 200);
    await clock.advance(2000);
    assert.deepEqual([a.ids, b.ids], [["m0"], ["m0"]]);
    await vod.stop();
  });

  it("reports a duplicate once", async () => {
    const { upload, vod } = await start({ a: recording(), b: recording() });
    const recorded = recordDiagnostics(vod, "duplicate");
    await upload("m0");
    await upload("m0");
    assert.equal(recorded.length, 1);
    await vod.stop();
  });

  it("uses the handling options of a destination instead of those of the application", async () => {
    let running = 0;
    let most = 0;
    const a = recording(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
    const { upload, clock, vod } = await start({ a: { ...a, handling: { concurrency: 1 } } });
    await upload(...names);
    while (a.ids.length < names.length) await clock.advance(10);
    assert.equal(most, 1);
    await vod.stop();
  });

  it("stores a message that cannot be decoded once", async () => {
    const [a, b] = [recording(), recording()];
    const { inbox } = fanOut({ a, b });
    const receivedAt = new Date();
    await inbox.storeUndecodable({ provider: "acme", receivedAt, problems: ["x"], json: {} });
    assert.deepEqual([(await a.admin.stats()).dead, (await b.admin.stats()).dead], [1, 0]);
  });

  it("needs a destination, and a durable inbox for each", () => {
    const { inbox, handler } = recording();
    const invalid = { code: "config_invalid" };
    assert.throws(() => fanOut({}), invalid);
    assert.throws(() => fanOut({ a: { inbox: memoryInbox(), handler } }), invalid);
    assert.throws(() => fanOut({ a: { inbox, handler }, b: { inbox, handler } }), invalid);
  });
});
