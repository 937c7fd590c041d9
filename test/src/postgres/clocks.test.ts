import assert from "node:assert/strict";
import { type Clock, systemClock } from "@vod-events/core";
import { storedInbox } from "@vod-events/core/inbox";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";
import { waitUntil } from "../delivery/environment.js";
import { describeWithServer, TestDatabase } from "./database.js";
import { newEntry } from "./new-entry.js";

const hourMs = 3_600_000;

const shifted = (byMs: number): Clock => ({ ...systemClock, now: () => Date.now() + byMs });

describeWithServer("PostgreSQL store: clocks", () => {
  let database: TestDatabase;
  beforeEach(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
  });
  afterEach(() => database.remove());

  it("makes an event due at once when the receiver's clock is ahead", async () => {
    const store = database.store();
    await store.put([newEntry("a", { receivedAt: new Date(Date.now() + hourMs) })]);
    const now = (await store.now?.()) ?? 0;
    const leases = await store.lease({ count: 1, now, until: now + 1000, serialByMedia: false });
    assert.deepEqual(
      leases.map(({ id }) => id),
      ["acme:a"],
    );
  });

  it("handles each event once with two machines whose clocks differ by an hour", async () => {
    const handled: unknown[] = [];
    const machines = [-hourMs / 2, hourMs / 2].map((byMs) => {
      const inbox = storedInbox(database.store());
      const { vod } = application({ inbox, clock: shifted(byMs) });
      vod.on("*", async ({ mediaId }) => {
        await systemClock.sleep(20);
        handled.push(mediaId);
      });
      return vod;
    });
    await Promise.all(machines.map((vod) => vod.start()));
    const uploads = Array.from({ length: 100 }, (_, index) => String(index));
    for (const [index, vod] of machines.entries()) {
      const time = Date.now() + (index - 0.5) * hourMs;
      const half = uploads.slice(index * 50, index * 50 + 50);
      const response = await vod.receive(acmeRequest({ uploads: half }, { time }));
      assert.equal(response.status, 200);
    }
    await waitUntil(
      8,
      () => handled.length >= 100,
      () => `${handled.length} of 100 handled`,
    );
    await Promise.all(machines.map((vod) => vod.stop()));
    assert.deepEqual(handled.toSorted(), uploads.toSorted());
    assert.equal((await database.store().stats()).done, 100);
  });
});
