import assert from "node:assert/strict";
import { join } from "node:path";
import { type Inbox, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";
import { root } from "../layout/repository.js";

interface Example {
  readonly partitionedInbox: (partitions: readonly [Inbox, ...Inbox[]]) => Inbox;
}

const { partitionedInbox }: Example = await import(
  join(root, "examples/dist/partitioned-inbox.js")
);

function partition(open = 100) {
  return storedInbox({ ...memoryStore({ open, done: 100, dead: 100 }), durable: true });
}

async function start(partitions: readonly [Inbox, ...Inbox[]]) {
  const { vod, clock } = application({ inbox: partitionedInbox(partitions) });
  const handled: (string | undefined)[] = [];
  vod.on("*", ({ mediaId }) => void handled.push(mediaId));
  await vod.start();
  const upload = async (uploads: readonly string[]) => {
    const { status } = await vod.receive(acmeRequest({ uploads }, { time: clock.now() }));
    for (let round = 0; round < 100; round++) await clock.advance(0);
    return status;
  };
  return { vod, handled, upload };
}

const uploads = Array.from({ length: 40 }, (_, index) => `m${index}`);

describe("the inbox of partitions", () => {
  it("stores each event of a delivery in one partition, and the same one again when it comes again", async () => {
    const partitions = [partition(), partition()] as const;
    const { vod, handled, upload } = await start(partitions);
    assert.deepEqual([await upload(uploads), await upload(uploads)], [200, 200]);
    assert.deepEqual(handled.toSorted(), uploads.toSorted());
    const done = await Promise.all(partitions.map(async ({ admin }) => (await admin.stats()).done));
    assert.ok(
      done.every((count) => count > 0),
      String(done),
    );
    await vod.stop();
  });

  it("rejects a delivery of which one partition cannot store its events", async () => {
    const { vod, handled, upload } = await start([partition(), partition(1)]);
    assert.equal(await upload(uploads), 503);
    assert.ok(handled.length < uploads.length);
    await vod.stop();
  });
});
