import assert from "node:assert/strict";
import type { Handler } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { fanOut } from "@vod-events/gateway";
import fc from "fast-check";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";

/** For each destination, whether its attempts fail, one after another. Later ones succeed. */
const failures = fc.array(fc.array(fc.boolean(), { maxLength: 20 }), {
  minLength: 1,
  maxLength: 4,
});
/** The uploads of each delivery. Some of them are repeated. */
const deliveries = fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});

describe("fanOut with destinations that fail at random", () => {
  it("has each destination succeed exactly once with each event", async () => {
    await fc.assert(
      fc.asyncProperty(failures, deliveries, fc.constantFrom(undefined, "media"), check),
      { numRuns: 100 },
    );
  }).timeout(30_000);
});

async function check(
  failures: readonly (readonly boolean[])[],
  deliveries: readonly (readonly number[])[],
  serialBy: "media" | undefined,
): Promise<void> {
  const succeeded = failures.map((): (string | undefined)[] => []);
  const destinations = failures.map((isFailed, index) => {
    let attempts = 0;
    const handler: Handler<"*"> = ({ mediaId }) => {
      attempts += 1;
      if (isFailed[attempts - 1]) throw new Error("failed");
      succeeded[index]?.push(mediaId);
    };
    const store = { ...memoryStore({ open: 100, done: 100, dead: 100 }), durable: true };
    return [`d${index}`, { inbox: storedInbox(store), handler }] as const;
  });
  const { inbox, handler } = fanOut(Object.fromEntries(destinations));
  const { vod, clock } = application({ inbox, handling: { attempts: 100, serialBy } });
  vod.on("*", handler);
  await vod.start();
  for (const uploads of deliveries) {
    const json = { uploads: uploads.map((number) => `m${number}`) };
    const { status } = await vod.receive(acmeRequest(json, { time: clock.now() }));
    assert.equal(status, 200);
  }
  const expected = [...new Set(deliveries.flat())].map((number) => `m${number}`).sort();
  const isDone = () => succeeded.every(({ length }) => length >= expected.length);
  for (let round = 0; round < 2000 && !isDone(); round++) await clock.advance(1000);
  await vod.stop();
  for (const ids of succeeded) assert.deepEqual(ids.toSorted(), expected);
}
