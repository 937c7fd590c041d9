import assert from "node:assert/strict";
import { type Clock, memoryInbox } from "@vod-events/core";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { until } from "../end-to-end/testbed.js";
import { acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

/** An application whose handlers never end, and when each event's time was over. */
function hanging(clock: FakeClock, seen: Clock = clock) {
  const inbox = memoryInbox({ attempts: 1 });
  const { vod } = application({ inbox, clock: seen, handling: { deadlineSeconds: 20 } });
  const startedAt = clock.now();
  const expired: [id: string, seconds: number][] = [];
  let running = 0;
  vod.on("*", () => {
    running += 1;
    return new Promise(() => {});
  });
  vod.diagnostics.on("attempt_failed", ({ id }) =>
    expired.push([id, (clock.now() - startedAt) / 1000]),
  );
  const receive = async (id: string) => {
    const expected = running + 1;
    void vod.receive(acmeRequest({ uploads: [id] }, { time: seen.now() }));
    await until(() => running === expected, "the handler to run");
  };
  return { vod, expired, receive };
}

describe("handler deadlines", () => {
  it("expire for each event separately with one shared timer", async () => {
    const clock = fakeClock();
    const { expired, receive } = hanging(clock);
    await receive("a");
    await clock.advance(5000);
    await receive("b");
    await clock.advance(1000);
    await receive("c");
    await clock.advance(30_000);
    assert.deepEqual(expired, [
      ["acme:upload:a", 20],
      ["acme:upload:b", 25],
      ["acme:upload:c", 26],
    ]);
  });

  it("expire although the system clock is set back by an hour", async () => {
    const clock = fakeClock();
    let behindMs = 0;
    const seen: Clock = {
      now: () => clock.now() - behindMs,
      sleep: (...wait) => clock.sleep(...wait),
    };
    const { expired, receive } = hanging(clock, seen);
    await receive("a");
    await clock.advance(5000);
    behindMs = 3_600_000;
    await clock.advance(40_000);
    assert.deepEqual(expired, [["acme:upload:a", 40]]);
  });

  it("abort a signal that is accessed only afterwards", async () => {
    const clock = fakeClock();
    const { vod } = application({ clock, inbox: memoryInbox({ attempts: 1 }) });
    const recorded = recordDiagnostics(vod, "attempt_failed");
    const reasons: unknown[] = [];
    vod.on("*", async (_, context) => {
      await clock.sleep(30_000);
      reasons.push(context.signal.reason);
    });
    void vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(31_000);
    assert.deepEqual(reasons, [recorded[0]?.diagnostic.error]);
  });
});
