import assert from "node:assert/strict";
import { acmeRequest } from "./acme.js";
import { advanceUntil, application, recordDiagnostics } from "./application.js";

describe("stop", () => {
  it("waits for running handlers", async () => {
    const { vod } = application();
    let ended = false;
    vod.on("*", async () => {
      await new Promise((resolve) => setImmediate(resolve));
      ended = true;
    });
    const reply = vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.stop();
    assert.equal(ended, true);
    assert.equal((await reply).status, 200);
  });

  it("gives up on a handler at the deadline and aborts its signal", async () => {
    const { vod, clock } = application();
    let signal: AbortSignal | undefined;
    vod.on("*", (_, context) => {
      signal = context.signal;
      return new Promise(() => {});
    });
    vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(0);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 2 }));
    assert.equal(signal?.aborted, true);
  });

  it("ends the wait for a retry, so that the provider redelivers", async () => {
    const { vod, clock } = application();
    vod.on("*", () => {
      throw new Error("never");
    });
    const reply = vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(0);
    await vod.stop();
    assert.equal((await reply).status, 500);
  });

  it("does not wait for an endless sender and answers it with 503", async () => {
    const { vod, clock } = application();
    async function* stalled() {
      yield Buffer.from("{");
      await new Promise(() => {});
    }
    const reply = vod.receive({ ...acmeRequest({}), body: stalled() });
    await clock.advance(0);
    assert.deepEqual(await vod.stop(), { inFlight: [] });
    assert.equal((await reply).status, 503);
  });

  it("rejects an invalid deadline", async () => {
    const { vod } = application();
    await assert.rejects(vod.stop({ deadlineSeconds: Number.NaN }), { code: "config_invalid" });
  });

  it("does not retry after the delivery was answered", async () => {
    const { vod, clock } = application();
    let runs = 0;
    vod.on("media.uploaded", () => {
      runs += 1;
      throw new Error("never");
    });
    vod.on("media.deleted", () => clock.sleep(5000));
    const failing = vod.receive(acmeRequest({ uploads: ["a"] }));
    const slow = vod.receive(acmeRequest({ deletions: ["b"] }));
    await clock.advance(0);
    const stopped = vod.stop();
    for (let round = 0; round < 60; round++) await clock.advance(100);
    await stopped;
    assert.deepEqual([(await failing).status, (await slow).status, runs], [500, 200, 1]);
  });

  it("makes the receiver answer every request with 503, and read nothing", async () => {
    const { vod } = application();
    const recorded = recordDiagnostics(vod, "received", "rejected");
    await vod.stop();
    const good = acmeRequest({ uploads: ["a"] });
    const requests = [
      good,
      acmeRequest({ uploads: ["a"] }, { key: "guess" }),
      { ...good, method: "GET" },
      { ...good, path: "/elsewhere" },
    ];
    for (const request of requests) assert.equal((await vod.receive(request)).status, 503);
    const stopped = { code: "stopped", status: 503 } as const;
    const mine = { provider: "acme", ...stopped };
    assert.deepEqual(
      recorded.map(({ diagnostic }) => diagnostic),
      [mine, mine, mine, stopped],
    );
  });
});
