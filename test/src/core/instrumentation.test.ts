import assert from "node:assert/strict";
import type { Instrumentation, ObservedApiCall } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { CallbackApi } from "@vod-events/core/provider";
import { acme, acmeCallbackApi, acmeRequest } from "./acme.js";
import { items, queueOf } from "./acme-queue.js";
import { application } from "./application.js";
import { deletionsAcme } from "./deletions-acme.js";

/** Records what it observes, and changes nothing. */
function recorder() {
  const seen: unknown[] = [];
  const instrumentation: Instrumentation = {
    observe: () => seen.push("observe"),
    async delivery(delivery, next) {
      const result = await next();
      seen.push([delivery, result.settled, result.code]);
      return result;
    },
    traceContext: () => ({ traceparent: "a text" }),
    async attempt({ attempt, event, integrity }, next) {
      seen.push([attempt, event.id, integrity.traceContext]);
      await next();
    },
    apiCall(call: ObservedApiCall, next) {
      seen.push(call.operation);
      return next();
    },
  };
  return { seen, instrumentation };
}

describe("the instrumentation of an application", () => {
  it("runs each delivery and each attempt, and passes the trace context from one to the other", async () => {
    const { seen, instrumentation } = recorder();
    const { vod } = application({ instrumentation });
    vod.on("media.uploaded", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await vod.receive(acmeRequest({}, { key: "another1" }));
    const push = { channel: "push", provider: "acme" };
    assert.deepEqual(seen, [
      "observe",
      [1, "acme:upload:a", { traceparent: "a text" }],
      [push, true, undefined],
      [push, false, "signature_mismatch"],
    ]);
  });

  it("makes the receiver answer 500 when it fails, so that the provider delivers again", async () => {
    const { instrumentation } = recorder();
    const fail = () => Promise.reject(new Error("a defect"));
    const { vod } = application({ instrumentation: { ...instrumentation, delivery: fail } });
    assert.equal((await vod.receive(acmeRequest({ uploads: ["a"] }))).status, 500);
  });

  it("runs the calls of an adapter whose parts have private fields and are frozen", async () => {
    class Callback implements CallbackApi {
      readonly #api = acmeCallbackApi();
      read = () => this.#api.read();
      write(change: Parameters<CallbackApi["write"]>[0]) {
        return this.#api.write(change);
      }
      async target() {
        return this.#api.settings.mode;
      }
    }
    const { seen, instrumentation } = recorder();
    const adapter = Object.freeze(acme({ callback: Object.freeze(new Callback()) }));
    const { vod } = application({ instrumentation, adapter });
    await vod.callback.apply();
    assert.deepEqual(seen, ["observe", "callback.read", "callback.write", "callback.read"]);
  });

  it("passes the arguments and the results of the calls on", async () => {
    const { seen, instrumentation } = recorder();
    const queue = queueOf(items("a"));
    const { vod, clock } = application({
      ...{ instrumentation, adapter: acme({ queue }) },
      callback: { mode: "pull" },
    });
    vod.on("media.uploaded", () => {});
    await vod.start();
    await clock.advance(1000);
    await vod.stop();
    assert.deepEqual(queue.confirms, [["h-a"]]);
    assert.ok(seen.includes("queue.pull") && seen.includes("queue.confirm"));
  });

  it("runs the calls of a search for deletions", async () => {
    const { seen, instrumentation } = recorder();
    const { adapter, existing } = deletionsAcme();
    existing.add("a");
    const store = { ...memoryStore({ done: 9, dead: 9, open: 9 }), durable: true };
    const inbox = storedInbox(store);
    const { vod, clock } = application({ instrumentation, adapter, inbox, media: true });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(6 * 60_000);
    await vod.reconcile({ deletions: true });
    await vod.stop();
    assert.ok(seen.includes("reconciliation.deletions.read"), String(seen));
  });

  it("runs the attempt of an event that changes a media state, and none without a handler or state", async () => {
    for (const media of [true, false]) {
      const { seen, instrumentation } = recorder();
      const { vod } = application({ instrumentation, media });
      await vod.receive(acmeRequest({ uploads: ["a"] }));
      const attempts = seen.filter((each) => Array.isArray(each) && each[0] === 1);
      assert.equal(attempts.length, media ? 1 : 0);
    }
  });

  it("is rejected without its methods", () => {
    const instrumentation = { observe() {} } as unknown as Instrumentation;
    assert.throws(() => application({ instrumentation }), /instrumentation: .*openTelemetry\(\)/);
  });
});
