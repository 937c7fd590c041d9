import assert from "node:assert/strict";
import { memoryInbox } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { Provider } from "@vod-events/core/provider";
import { recordDiagnostics } from "../core/application.js";
import { omni, omniRequest } from "./omni.js";
import { omniReceiver } from "./receiver.js";

const limits = { done: 100, dead: 100, open: 100 };

/** An inbox that claims to survive a crash. */
function durableInbox() {
  const store: InboxStore = Object.assign(memoryStore(limits), { durable: true });
  return storedInbox(store);
}

const failing: readonly (readonly [kind: string, problem: string])[] = [
  ["throws", "the adapter of omni failed: normalize threw TypeError"],
  ["nameless", "the adapter of omni failed: normalize returned an event without id"],
];

describe("an adapter that breaks its contract", () => {
  for (const [kind, problem] of failing) {
    it(`keeps the event in the dead letters of a durable inbox: ${kind}`, async () => {
      const inbox = durableInbox();
      const { vod, seen, clock } = omniReceiver({}, { inbox });
      const reports = recordDiagnostics(vod, "undecodable");
      await vod.start();
      const event = { kind, media: "a", text: "canary" };
      const events = [event, { kind: "uploaded", media: "b" }];
      assert.equal((await vod.receive(omniRequest({ events }))).status, 200);
      await clock.advance(100);
      assert.deepEqual(
        seen.map(({ mediaId }) => mediaId),
        ["b"],
      );
      const [dead] = await inbox.admin.list({ states: ["dead"] });
      const { undecodable } = (await inbox.admin.get(dead?.id ?? "")) ?? {};
      assert.deepEqual([undecodable?.problems, undecodable?.json], [[problem], event]);
      const { error, ...report } = reports[0]?.diagnostic ?? assert.fail();
      assert.deepEqual(report, {
        ...{ provider: "omni", code: "adapter_failed", problems: [problem], stored: true },
      });
      assert.equal(error instanceof TypeError, kind === "throws");
      await vod.stop();
    });

    it(`is not acknowledged with an inbox in memory: ${kind}`, async () => {
      const { vod, seen } = omniReceiver({}, { inbox: memoryInbox() });
      const rejections = recordDiagnostics(vod, "rejected");
      const events = [
        { kind: "uploaded", media: "b" },
        { kind, media: "a", text: "canary" },
      ];
      assert.equal((await vod.receive(omniRequest({ events }))).status, 500);
      assert.equal(seen.length, 0);
      assert.deepEqual(rejections[0]?.diagnostic.problems, [problem]);
    });
  }

  it("is named when verify or unwrap throws", async () => {
    const broken = () => {
      throw new RangeError("canary");
    };
    const parts: readonly (readonly [Partial<Provider>, string])[] = [
      [{ verify: broken }, "the adapter of omni failed: verify threw RangeError"],
      [{ unwrap: broken }, "the adapter of omni failed: unwrap threw RangeError"],
    ];
    for (const [part, problem] of parts) {
      const { vod } = omniReceiver({}, { providers: { omni: () => ({ ...omni(), ...part }) } });
      const rejections = recordDiagnostics(vod, "rejected");
      const { status } = await vod.receive(omniRequest({ events: [] }));
      assert.equal(status, 500);
      const { code, problems } = rejections[0]?.diagnostic ?? {};
      assert.deepEqual([code, problems], ["adapter_failed", [problem]]);
    }
  });

  it("keeps a delivery in the dead letters of a durable inbox when unwrap throws", async () => {
    const unwrap = () => {
      throw new RangeError("canary");
    };
    const inbox = durableInbox();
    const providers = { omni: () => ({ ...omni(), unwrap }) };
    const { vod, seen, clock } = omniReceiver({}, { inbox, providers });
    const drift = recordDiagnostics(vod, "schema_drift");
    await vod.start();
    const body = { events: [{ kind: "uploaded", media: "a" }] };
    assert.equal((await vod.receive(omniRequest(body))).status, 200);
    await clock.advance(100);
    const entries = await inbox.admin.list({});
    const { undecodable } = (await inbox.admin.get(entries[0]?.id ?? "")) ?? {};
    assert.deepEqual([entries.length, undecodable?.json], [1, body]);
    assert.deepEqual([seen, drift], [[], []]);
    await vod.stop();
  });
});
