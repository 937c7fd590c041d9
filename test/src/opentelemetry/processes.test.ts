import assert from "node:assert/strict";
import { openInbox } from "./inbox-address.js";
import { type SharedInbox, sharedEngines } from "./shared-engines.js";
import {
  attemptsIn,
  attemptsOf,
  gateway,
  named,
  runTraced,
  type TracedWork,
  theOnly,
} from "./traced-process.js";

for (const engine of sharedEngines) {
  engine.describe(
    `a trace of OpenTelemetry over processes that share a ${engine.name} inbox`,
    () => {
      let shared: SharedInbox;
      beforeEach(async function () {
        this.timeout(60_000);
        shared = await engine.create();
      });
      afterEach(() => shared.remove());

      const receive = async (...uploads: readonly string[]) =>
        theOnly(await runTraced("receive", { inbox: shared.address, uploads }), "receive acme");
      const handle = (options: TracedWork["handle"]) =>
        runTraced("handle", { inbox: shared.address, ...options });

      it("continues in the process that handles the event, and in one that repeats it", async () => {
        const delivery = await receive("a");
        const { traceId, parent, state } = delivery;
        assert.deepEqual({ traceId, spanId: parent, state }, gateway);
        const failing = await handle({ attempts: 2, fails: true });
        const repeating = await handle({ attempts: 1 });
        assert.deepEqual(attemptsIn(failing), attemptsOf(delivery, ["a", 1], ["a", 2]));
        assert.deepEqual(attemptsIn(repeating), attemptsOf(delivery, ["a", 3]));
        for (const spans of [failing, repeating]) {
          assert.deepEqual(
            named(spans, "work").map((work) => work.parent),
            named(spans, "process acme").map(({ spanId }) => spanId),
          );
        }
      }).timeout(60_000);

      it("continues after a redrive by another process", async () => {
        const delivery = await receive("a");
        const failing = await handle({ attempts: 1, fails: true, maxAttempts: 1 });
        const { inbox, close } = await openInbox(shared.address, false);
        assert.equal(await inbox.admin.redrive({ states: ["dead"] }), 1);
        await inbox.stop();
        await close();
        const repeating = await handle({ attempts: 1 });
        assert.deepEqual(attemptsIn(failing), attemptsOf(delivery, ["a", 1]));
        assert.deepEqual(attemptsIn(repeating), attemptsOf(delivery, ["a", 1]));
      }).timeout(60_000);

      it("begins with each message of a pulled batch, and links its events to it", async () => {
        const messages = [["a"], ["b", "c"], ["d"]];
        const pulled = await runTraced("pull", { inbox: shared.address, messages });
        const deliveries = named(pulled, "receive acme");
        assert.deepEqual(
          deliveries.map(({ parent, links }) => [parent, links]),
          messages.map(() => [undefined, []]),
        );
        const attempts = attemptsIn(await handle({ attempts: 4 }));
        const placed = messages.map((uploads) => {
          const own = attempts.filter(({ event }) =>
            uploads.some((id) => event === `acme:upload:${id}`),
          );
          const delivery = deliveries.find(({ traceId }) => traceId === own[0]?.traceId);
          assert.ok(delivery, `no message of ${uploads}`);
          assert.deepEqual(own, attemptsOf(delivery, ...uploads.map((id) => [id, 1] as const)));
          return delivery.spanId;
        });
        assert.equal(new Set(placed).size, messages.length);
      }).timeout(60_000);
    },
  );
}
