import assert from "node:assert/strict";
import { type TappedDelivery, VodError } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { items, queueOf } from "./acme-queue.js";
import { advanceUntil, recordDiagnostics } from "./application.js";
import { consumer } from "./queue-application.js";

describe("the delivery of a pulled message", () => {
  it("is tapped with the time that it took, and without a code when it was accepted", async () => {
    const odd = () => [{ handle: "h-odd", json: [] }];
    const { vod, clock } = consumer(queueOf(items("a"), odd));
    vod.on("*", () => clock.sleep(30));
    const seen: TappedDelivery[] = [];
    vod.tap((delivery) => void seen.push(delivery));
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(
      seen.map((delivery) => [delivery.milliseconds, "code" in delivery, delivery.code]),
      [
        [0, true, "body_not_decodable"],
        [30, false, undefined],
      ],
    );
  });

  it("is observed by the instrumentation with its channel and provider", async () => {
    const seen: unknown[] = [];
    const { vod, clock } = consumer(queueOf(items("a")), {
      instrumentation: {
        observe: () => {},
        delivery: (delivery, next) => {
          seen.push(delivery);
          return next();
        },
        traceContext: () => undefined,
        attempt: (_, next) => next(),
        apiCall: (_, next) => next(),
      },
    });
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(seen, [{ channel: "pull", provider: "acme" }]);
  });

  it("reports a failure of the adapter with its cause", async () => {
    const queue = queueOf(() => [{ handle: "h", json: { defect: true } }]);
    const { vod, clock } = consumer(queue);
    const failures = recordDiagnostics(vod, "delivery_failed");
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    const [{ diagnostic } = assert.fail("no report"), ...more] = failures;
    assert.deepEqual(more, []);
    assert.equal(diagnostic.provider, "acme");
    const { error } = diagnostic;
    assert.ok(error instanceof VodError);
    assert.deepEqual(
      [error.code, error.message],
      ["adapter_failed", "the adapter of acme failed: decode threw Error"],
    );
    assert.match(String(error.cause), /a defect of the adapter/);
  });

  it("pauses the pulls for a second when the inbox is unavailable", async () => {
    const times: number[] = [];
    const store = memoryStore({ open: 10, done: 10, dead: 10 });
    let available = false;
    const put: typeof store.put = async (entries) => {
      if (!available) throw new Error("the disk is gone");
      return store.put(entries);
    };
    const slowly = async () => {
      times.push(clock.now());
      await clock.sleep(1);
      return items("a")();
    };
    const queue = queueOf(...Array.from({ length: 50 }, () => slowly));
    const inbox = storedInbox({ ...store, durable: true, put });
    const { vod, clock } = consumer(queue, { inbox });
    const began = clock.now();
    await vod.start();
    await clock.advance(900);
    assert.ok(times.length <= 2, "one more at most, which was on its way");
    assert.equal(queue.confirms.length, 0);
    available = true;
    await clock.advance(200);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 0 }));
    assert.ok(times.some((time) => time - began > 1000));
    assert.ok(queue.confirms.flat().includes("h-a"));
  });

  it("must end during the lease, or the deadline is rejected", () => {
    assert.throws(() => consumer(queueOf(), { handling: { deadlineSeconds: 26 } }), {
      name: "VodError",
      code: "config_invalid",
      provider: "acme",
      message:
        "handling.deadlineSeconds: too long for acme, whose queue leases an event for 30 s (handlers 26 s + " +
        "confirm 5 s = 31 s). Set it to 25 or less, raise handling.concurrency to 4, or use a durable inbox",
    });
  });
});
