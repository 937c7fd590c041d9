import assert from "node:assert/strict";
import { createVodEvents } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { QueueSource } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";
import { type LookupResult, lookupAcme } from "../core/lookup-acme.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { Canaries } from "./canaries.js";
import { type AllowedCanary, assertNoLeaks, Evidence } from "./evidence.js";
import { plantedCloud } from "./planted-clouds.js";
import { plantedEvent } from "./planted-event.js";

const allowed: readonly AllowedCanary[] = [
  {
    canary: /^a media$|FileId$/,
    where: /^the id in the diagnostic/,
    why: "an event's id is made of the id of its media",
  },
];

describe("diagnostics about a provider contain nothing of an event", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
  });

  it("when it is pulled, fails, sends an undecodable message, or cannot be confirmed", async () => {
    const event = plantedEvent({ name: "an upload", event: newFileUpload }, "all", canaries);
    const handle = () => canaries.plant("a queue handle");
    const batches = [
      [pulled(event, handle()), { EventHandle: handle(), odd: canaries.plant("no event") }],
      ...[new Error("the queue is down"), []],
    ];
    const { queue, ...adapter } = plantedCloud(
      "tencent",
      { endpoint: "http://127.0.0.1:1" },
      canaries,
    );
    assert.ok(queue);
    const failing: QueueSource = {
      limits: queue.limits,
      confirm: () => queue.confirm([handle()], new AbortController().signal),
      async pull(signal) {
        const batch = batches.shift() ?? [];
        if (batch instanceof Error) return queue.pull(signal);
        return batch.map((json) => ({ handle: String(json.EventHandle), json }));
      },
    };
    const clock = fakeClock(Date.now());
    const vod = createVodEvents({
      provider: "tencent",
      providers: { tencent: () => ({ ...adapter, queue: failing }) },
      callback: { mode: "pull" },
      inbox: storedInbox(memoryStore({ done: 9, dead: 9, open: 9 })),
      clock,
    });
    const reported = evidence.observe(vod);
    vod.on("*", () => {});
    await vod.start();
    const expected = ["pull_failed", "confirm_failed", "undecodable body_not_decodable", "handled"];
    for (let round = 0; round < 400 && !expected.every((name) => reported.has(name)); round++) {
      await clock.advance(250);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    assert.deepEqual(
      expected.filter((name) => !reported.has(name)),
      [],
    );
    const stopping = vod.stop();
    await clock.advance(60_000);
    evidence.value("the result of a stop", await stopping);
    await assertNoLeaks(evidence, allowed);
  });

  it("when it is contradicted, unconfirmed, or its lookup fails", async () => {
    const results: readonly (LookupResult | "fails")[] = [
      ...(["contradicted", "late", "late_unknown", "forgotten", "unknown", "fails"] as const),
    ];
    for (const result of results) {
      const cloud = lookupAcme();
      cloud.respond = () => {
        if (result !== "fails") return result;
        throw new Error("the API is down");
      };
      const inbox = storedInbox(memoryStore({ done: 9, dead: 9, open: 9 }));
      const { vod, clock } = application({
        adapter: cloud.adapter,
        inbox,
        receiver: { confirm: "api" },
      });
      const reported = evidence.observe(vod);
      vod.on("*", () => {});
      await vod.start();
      const upload = acmeRequest({ uploads: [canaries.plant("a media")] }, { time: clock.now() });
      evidence.value("an answer", await vod.receive(upload));
      for (let seconds = 0; seconds < 60; seconds++) await clock.advance(1000);
      assert.match([...reported].join(", "), /contradicted|unconfirmed|failed|dead/);
    }
    await assertNoLeaks(evidence, allowed);
  });
});
