import assert from "node:assert/strict";
import { acmeRequest } from "./acme.js";
import { advanceUntil, application, recordDiagnostics } from "./application.js";

const event = { provider: "acme", id: "acme:upload:a", type: "media.uploaded" } as const;

describe("the diagnostics of an attempt", () => {
  it("tell the event, the number of the attempt and the duration of its handlers", async () => {
    const { vod, clock } = application();
    const recorded = recordDiagnostics(vod, "attempt_failed", "handled");
    const error = new Error("not yet");
    vod.on("media.uploaded", async (_, { attempt }) => {
      await clock.sleep(40);
      if (attempt === 1) throw error;
    });
    const reply = vod.receive(acmeRequest({ uploads: ["a"] }));
    for (let round = 0; round < 400; round++) await clock.advance(20);
    assert.equal((await reply).status, 200);
    assert.deepEqual(recorded, [
      { name: "attempt_failed", diagnostic: { ...event, attempt: 1, error } },
      { name: "handled", diagnostic: { ...event, attempt: 2, milliseconds: 40 } },
    ]);
  });

  it("tell that an event has no handler, also when it changes a media state", async () => {
    for (const media of [false, true]) {
      const { vod } = application({ media });
      const recorded = recordDiagnostics(vod, "handled", "unhandled");
      await vod.receive(acmeRequest({ uploads: ["a"] }));
      assert.deepEqual(recorded, [
        { name: "unhandled", diagnostic: { ...event, attempt: 1, milliseconds: 0 } },
      ]);
    }
  });
});

describe("the signal of an attempt", () => {
  it("is aborted each time a handler has read it", async () => {
    const { vod, clock } = application();
    let signals: readonly AbortSignal[] = [];
    vod.on("*", (_, context) => {
      signals = [context.signal, context.signal];
      return new Promise(() => {});
    });
    void vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(0);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 2 }));
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true],
    );
  });
});
