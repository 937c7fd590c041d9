import assert from "node:assert/strict";
import { permanent } from "@vod-events/core";
import { fakeClock, sampleEvent, testInbox } from "@vod-events/testkit";

const event = sampleEvent("media.uploaded");

describe("testInbox", () => {
  it("tells that an event is done, and gives the handler its context", async () => {
    const seen: unknown[] = [];
    const inbox = testInbox({
      handlers: {
        "media.uploaded": ({ data }, { attempt, receivedAt }) =>
          void seen.push([data.media.name, attempt, receivedAt]),
      },
    });
    assert.deepEqual(await inbox.deliver(event), {
      ...{ state: "done", duplicate: false, attempts: 1, retriedAt: [] },
      ...{ errors: [], leaseLost: false },
    });
    assert.deepEqual(seen, [["harbour.mp4", 1, new Date("2026-01-01T00:00:00Z")]]);
  });

  it("retries with waits that double, at the times of the clock", async () => {
    const clock = fakeClock(0);
    let runs = 0;
    const inbox = testInbox({ clock });
    inbox.on("*", () => {
      runs += 1;
      if (runs < 4) throw new Error(`run ${runs}`);
    });
    const { state, attempts, retriedAt, errors } = await inbox.deliver(event);
    assert.deepEqual({ state, attempts }, { state: "done", attempts: 4 });
    assert.deepEqual(retriedAt, [new Date(1000), new Date(3000), new Date(7000)]);
    assert.deepEqual(
      errors.map(({ at, attempt, error }) => [at, attempt, error]),
      [
        [0, 1, "Error: run 1"],
        [1000, 2, "Error: run 2"],
        [3000, 3, "Error: run 3"],
      ],
    );
  });

  it("moves an event to the dead letters after the attempts of the handling options", async () => {
    const inbox = testInbox({ handling: { attempts: 2 } });
    inbox.on("media.uploaded", () => Promise.reject(new Error("down")));
    const { state, attempts, errors } = await inbox.deliver(event);
    assert.deepEqual({ state, attempts }, { state: "dead", attempts: 2 });
    assert.equal(errors.length, 2);
  });

  it("moves an event with a permanent error to the dead letters at once", async () => {
    const inbox = testInbox();
    inbox.on("media.uploaded", () => {
      throw permanent(new Error("no such order"));
    });
    const { state, attempts } = await inbox.deliver(event);
    assert.deepEqual({ state, attempts }, { state: "dead", attempts: 1 });
  });

  it("runs no handler for a duplicate", async () => {
    const runs: string[] = [];
    const inbox = testInbox({ handlers: { "*": ({ id }) => void runs.push(id) } });
    await inbox.deliver(event);
    const { duplicate, state, attempts } = await inbox.deliver(event);
    assert.deepEqual(
      { duplicate, state, attempts },
      { duplicate: true, state: "done", attempts: 0 },
    );
    assert.equal(runs.length, 1);
  });

  it("runs the handlers again after a lost lease, when it expires", async () => {
    const inbox = testInbox({ handling: { deadlineSeconds: 5 } });
    const attempts: number[] = [];
    inbox.on("*", (_, context) => void attempts.push(context.attempt));
    const result = await inbox.deliver(event, { loseLease: true });
    assert.deepEqual(attempts, [1, 2]);
    assert.equal(result.leaseLost, true);
    assert.deepEqual(result.retriedAt, [new Date("2026-01-01T00:00:15Z")]);
    assert.equal((await inbox.deliver(sampleEvent("live.ended"))).leaseLost, false);
  });

  it("waits for handlers in real time", async () => {
    const inbox = testInbox();
    let done = false;
    inbox.on("*", async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done = true;
    });
    assert.equal((await inbox.deliver(event)).state, "done");
    assert.ok(done);
  });

  it("ends a handler at its deadline when a test advances the clock", async () => {
    const inbox = testInbox({ handling: { attempts: 1 } });
    inbox.on(
      "*",
      (_, { signal }) => new Promise((resolve) => signal.addEventListener("abort", resolve)),
    );
    const delivered = inbox.deliver(event);
    await inbox.clock.advance(20_000);
    const { state, errors } = await delivered;
    assert.equal(state, "dead");
    assert.match(errors[0]?.error ?? "", /did not finish within 20 s/);
  });

  it("delivers many events at the same time, and the same one twice", async () => {
    const inbox = testInbox();
    const failed = new Set<string>();
    inbox.on("*", ({ id }) => {
      if (failed.has(id)) return;
      failed.add(id);
      throw new Error("first");
    });
    const events = ["a", "b", "c"].map((mediaId) => sampleEvent("media.uploaded", { mediaId }));
    const results = await Promise.all([...events, ...events].map((each) => inbox.deliver(each)));
    assert.deepEqual(new Set(results.map(({ state }) => state)), new Set(["done"]));
    assert.deepEqual(results.map(({ duplicate }) => duplicate).sort(), [
      ...[false, false, false, true, true, true],
    ]);
  });
});
