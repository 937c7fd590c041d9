import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVodEvents, memoryInbox, VodError, type VodEventsOptions } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { Canaries } from "./canaries.js";
import { type AllowedCanary, assertNoLeaks, Evidence } from "./evidence.js";
import { plantedEvent } from "./planted-event.js";
import { recordedApplication } from "./recorded-application.js";

const allowed: readonly AllowedCanary[] = [
  {
    canary: /FileId$/,
    where: /^the id in the diagnostic/,
    why: "an event's id is made of the id of its media",
  },
];

describe("rare diagnostics contain no secret", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
  });

  const upload = () => plantedEvent({ name: "an upload", event: newFileUpload }, "all", canaries);
  const recordedWith = (options: Partial<VodEventsOptions>, callback = {}) =>
    recordedApplication(canaries, evidence, options, callback);
  const store = () => memoryStore({ done: 9, dead: 9, open: 9 });
  const broken = () => Promise.reject(new TypeError("it is broken"));

  /** The actions that cause each diagnostic for one callback. */
  const rare: Readonly<Record<string, () => ReturnType<typeof recordedWith>>> = {
    unsigned_allowed: () => recordedWith({ receiver: { allowUnsigned: true } }),
    "rejected signature_insufficient": () =>
      recordedWith({ provider: "baidu", receiver: { require: ["body"] } }),
    "rejected inbox_full": () => {
      const put = () => Promise.reject(new VodError("inbox_full", "it is full"));
      return recordedWith({ inbox: storedInbox({ ...store(), put }) });
    },
    "rejected adapter_failed": () => {
      const verify = () => assert.fail("a defect");
      const providers = { tencent: () => ({ ...tencent({ env: {} }), verify }) };
      return recordedWith({ providers });
    },
    lease_lost: () =>
      recordedWith({ inbox: storedInbox({ ...store(), complete: async () => false }) }),
    inbox_failed: () => recordedWith({ inbox: storedInbox({ ...store(), lease: broken }) }),
  };
  for (const [diagnostic, make] of Object.entries(rare)) {
    it(`${diagnostic}`, async () => {
      const app = make();
      app.vod.on("*", () => {});
      await app.vod.start();
      await app.send("tencent", app.sign("tencent", upload()));
      await app.clock.advance(5000);
      await app.vod.stop({ deadlineSeconds: 0 });
      assert.ok(app.reported.has(diagnostic), [...app.reported].join(", "));
      await assertNoLeaks(evidence, allowed);
    });
  }

  it("test_delivery", async () => {
    const app = recordedWith({});
    const sample = tencent({ env: {} }).sampleDelivery?.({
      ...{ type: "VodEventsCheck", id: "an-id", url: "https://app.example", at: new Date() },
    });
    const event = { ...JSON.parse(sample?.body ?? ""), aText: canaries.plant("a text") };
    assert.equal(await app.send("tencent", app.sign("tencent", event)), 200);
    assert.ok(app.reported.has("test_delivery"));
    await assertNoLeaks(evidence);
  });

  it("key_file_unreadable", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    try {
      const keyFile = join(folder, "keys.json");
      writeFileSync(keyFile, JSON.stringify({ key: canaries.plant("a key in a file") }));
      const app = recordedWith({}, { signing: { keyFile } });
      writeFileSync(keyFile, `{"key": "${canaries.plant("another key in a file")}`);
      await app.clock.advance(5000);
      await app.send("tencent", app.sign("tencent", upload()));
      assert.ok(app.reported.has("key_file_unreadable"), [...app.reported].join(", "));
      await assertNoLeaks(evidence, allowed);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("confirmed, delivery_failed and pull_stopped", async () => {
    const handle = canaries.plant("a queue handle");
    const client = (batches: unknown[]) => ({
      async request(action: string) {
        if (action !== "PullEvents") return {};
        const batch = batches.shift();
        if (batch !== undefined) return { EventSet: batch };
        const message = canaries.plant("the words of the API");
        throw Object.assign(new Error(message), { code: "AuthFailure", requestId: "an-id" });
      },
    });
    const reported = new Set<string>();
    for (const normalize of [undefined, () => assert.fail("a defect")]) {
      const adapter = tencent({ client: client([[pulled(upload(), handle)]]), env: {} });
      const clock = fakeClock();
      const vod = createVodEvents({
        provider: "tencent",
        providers: { tencent: () => (normalize ? { ...adapter, normalize } : adapter) },
        callback: { mode: "pull" },
        inbox: memoryInbox(),
        clock,
      });
      evidence.observe(vod, reported);
      await vod.start();
      for (let seconds = 0; seconds < 10; seconds++) await clock.advance(1000);
      await vod.stop({ deadlineSeconds: 0 });
    }
    for (const diagnostic of ["confirmed", "delivery_failed", "pull_stopped"]) {
      assert.ok(reported.has(diagnostic), `${diagnostic} of ${[...reported].join(", ")}`);
    }
    await assertNoLeaks(evidence, allowed);
  });
});
