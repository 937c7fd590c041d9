import assert from "node:assert/strict";
import { VodError } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { QueueSource } from "@vod-events/core/provider";
import { acme, acmeCallbackApi } from "./acme.js";
import { application } from "./application.js";
import { historyAcme } from "./history-acme.js";

const unknownConfig = { name: "config", status: "unknown" };

describe("the health of an application", () => {
  const store = () => memoryStore({ done: 99, dead: 99, open: 99 });

  function pulling(pull: QueueSource["pull"]) {
    const queue: QueueSource = {
      limits: {
        ...{ eventsPerPull: 4, handlesPerConfirm: 4, leaseSeconds: 60, longPollSeconds: 5 },
        ...{ pullsPerSecond: 100, confirmsPerSecond: 100 },
      },
      pull,
      confirm: async () => undefined,
    };
    return application({ adapter: acme({ queue }), callback: { mode: "pull" } });
  }

  it("is ready with a memory inbox at once, and not after the stop", async () => {
    const { vod } = application();
    const checks = [{ name: "inbox", status: "ok" }, unknownConfig];
    assert.deepEqual(await vod.health(), { live: true, ready: true, checks });
    await vod.stop();
    assert.deepEqual(await vod.health(), { live: true, ready: false, checks });
  });

  it("is ready with a durable inbox after the start", async () => {
    const { vod } = application({ inbox: storedInbox({ ...store(), durable: true }) });
    assert.equal((await vod.health()).ready, false);
    await vod.start();
    assert.equal((await vod.health()).ready, true);
    await vod.stop();
  });

  it("is not ready, but live, when the inbox fails", async () => {
    const get = () => Promise.reject(new VodError("inbox_unavailable", "secret"));
    const failing = store();
    const inbox = storedInbox({ ...failing, state: { ...failing.state, get } });
    const { vod } = application({ inbox });
    const { live, ready, checks } = await vod.health();
    assert.deepEqual([live, ready], [true, false]);
    assert.deepEqual(checks[0], { name: "inbox", status: "failed", code: "inbox_unavailable" });
  });

  it("is not ready when the inbox does not answer within 2 seconds", async () => {
    const stalled = store();
    const get = () => new Promise<undefined>(() => {});
    const inbox = storedInbox({ ...stalled, state: { ...stalled.state, get } });
    const { vod, clock } = application({ inbox });
    const health = vod.health();
    await clock.advance(1999);
    assert.equal(await Promise.race([health, "pending"]), "pending");
    await clock.advance(1);
    assert.deepEqual((await health).checks[0], {
      ...{ name: "inbox", status: "failed", code: "timeout" },
    });
  });

  it("does not know an inbox that cannot be asked", async () => {
    const { state: _, admin: __, ...inbox } = storedInbox(store());
    const { vod } = application({ inbox });
    const { ready, checks } = await vod.health();
    assert.deepEqual([ready, checks[0]], [true, { name: "inbox", status: "unknown" }]);
  });

  it("shows the age of the last pull, and the code of a failed one", async () => {
    let fails = false;
    const { vod, clock } = pulling(async () => {
      if (fails) throw new VodError("network", "secret");
      return [];
    });
    const pull = async () => (await vod.health()).checks.find(({ name }) => name === "pull");
    assert.deepEqual(await pull(), { name: "pull", status: "unknown" });
    await vod.start();
    await clock.advance(1000);
    assert.deepEqual(await pull(), { name: "pull", status: "ok", ageSeconds: 1 });
    fails = true;
    await clock.advance(6000);
    const failed = await pull();
    assert.deepEqual([failed?.status, failed?.code], ["failed", "network"]);
    assert.equal((await vod.health()).live, true);
    fails = false;
    await clock.advance(40_000);
    assert.equal((await pull())?.status, "ok");
    await vod.stop();
  });

  it("is not live when pulling has stopped permanently", async () => {
    const { vod, clock } = pulling(async () => {
      throw new VodError("permission_denied", "secret");
    });
    vod.diagnostics.on("pull_stopped", () => {});
    await vod.start();
    await clock.advance(1000);
    const { live, checks } = await vod.health();
    assert.equal(live, false);
    assert.deepEqual(checks[1], { name: "pull", status: "failed", code: "permission_denied" });
    await vod.stop();
  });

  it("shows how far the reconciliation is, and fails when it is two intervals behind", async () => {
    const history = historyAcme();
    const { vod, clock } = application({
      adapter: history.adapter,
      inbox: storedInbox({ ...store(), durable: true }),
      reconcile: { everySeconds: 300, windowSeconds: 3600 },
    });
    const age = async () => {
      const { checks } = await vod.health();
      return checks.find(({ name }) => name === "reconciliation");
    };
    assert.deepEqual(await age(), { name: "reconciliation", status: "unknown" });
    await vod.start();
    await clock.advance(10_000);
    const fresh = await age();
    assert.equal(fresh?.status, "ok");
    assert.ok((fresh?.ageSeconds ?? -1) >= 10);
    history.beforeRead = () => {
      throw new VodError("network", "secret");
    };
    await clock.advance(700_000);
    assert.equal((await age())?.status, "failed");
    await vod.stop();
  });

  it("shows the age and the result of the last comparison of the config", async () => {
    const { vod, clock } = application({ adapter: acme({ callback: acmeCallbackApi() }) });
    const config = async () => (await vod.health()).checks.at(-1);
    await vod.callback.plan();
    await clock.advance(5000);
    assert.deepEqual(await config(), {
      ...{ name: "config", status: "failed", ageSeconds: 5, code: "differs" },
    });
    await vod.callback.apply();
    assert.deepEqual(await config(), { name: "config", status: "ok", ageSeconds: 0 });
  });
});
