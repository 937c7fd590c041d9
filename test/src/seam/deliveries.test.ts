import assert from "node:assert/strict";
import { memoryInbox, type TappedDelivery } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { recordDiagnostics } from "../core/application.js";
import { omniRequest } from "./omni.js";
import { omniReceiver } from "./receiver.js";

const limits = { done: 100, dead: 100, open: 100 };

function uploads(...medias: readonly string[]) {
  return medias.map((media) => ({ kind: "uploaded", media }));
}

describe("a delivery with several native events", () => {
  it("gives every event to the handlers, in order", async () => {
    const { vod, seen } = omniReceiver();
    const { status } = await vod.receive(omniRequest({ events: uploads("a", "b", "c") }));
    assert.equal(status, 200);
    assert.deepEqual(
      seen.map(({ mediaId }) => mediaId),
      ["a", "b", "c"],
    );
  });

  it("is acknowledged and reported when it has no events", async () => {
    const { vod, seen } = omniReceiver();
    const reports = recordDiagnostics(vod, "no_events");
    assert.equal((await vod.receive(omniRequest({ events: [] }))).status, 200);
    assert.deepEqual(
      [seen, reports.map(({ diagnostic }) => diagnostic)],
      [[], [{ provider: "omni" }]],
    );
  });

  it("is not reported as empty when it has an event, decoded or not", async () => {
    const { vod, seen } = omniReceiver();
    const reports = recordDiagnostics(vod, "no_events");
    for (const events of [uploads("a"), [...uploads("b"), { kind: "uploaded" }]]) {
      assert.equal((await vod.receive(omniRequest({ events }))).status, 200);
    }
    assert.deepEqual([seen.length, reports], [2, []]);
  });

  it("shows a tap the problems of the events that cannot be decoded", async () => {
    const { vod } = omniReceiver();
    const tapped: TappedDelivery[] = [];
    vod.tap((delivery) => void tapped.push(delivery));
    await vod.receive(omniRequest({ events: [...uploads("a"), { kind: "uploaded" }] }));
    const { events, problems, code } = tapped[0] ?? assert.fail();
    assert.deepEqual(
      [events.length, problems, code],
      [1, ["kind and media must be strings"], undefined],
    );
  });

  it("is acknowledged when a native event has no neutral event", async () => {
    const { vod, seen } = omniReceiver();
    const beat = { kind: "heartbeat", media: "a" };
    assert.equal((await vod.receive(omniRequest({ events: [beat] }))).status, 200);
    assert.equal(seen.length, 0);
  });

  it("is rejected with more than 500 events", async () => {
    const { vod, seen } = omniReceiver();
    const events = uploads(...Array.from({ length: 501 }, (_, index) => `m${index}`));
    assert.equal((await vod.receive(omniRequest({ events }))).status, 422);
    assert.equal(seen.length, 0);
  });

  it("is rejected when none of its events can be decoded, whatever the inbox", async () => {
    const durable = Object.assign(memoryStore(limits), { durable: true });
    for (const inbox of [memoryInbox(), storedInbox(durable)]) {
      const { vod } = omniReceiver({}, { inbox });
      const rejections = recordDiagnostics(vod, "rejected");
      assert.equal((await vod.receive(omniRequest({ events: [{}, 7] }))).status, 422);
      assert.deepEqual(rejections[0]?.diagnostic.problems, ["kind and media must be strings"]);
      assert.deepEqual(await inbox.admin.list({}), []);
    }
  });

  it("is not acknowledged when the dead letter of an event cannot be stored", async () => {
    const error = new Error("the disk is full");
    const store = Object.assign(memoryStore(limits), {
      storeUndecodable: () => Promise.reject(error),
    });
    const { vod } = omniReceiver({}, { inbox: storedInbox(store) });
    const reports = recordDiagnostics(vod, "inbox_failed", "rejected", "undecodable");
    await vod.start();
    const events = [...uploads("a"), { kind: "uploaded" }];
    assert.equal((await vod.receive(omniRequest({ events }))).status, 503);
    assert.deepEqual(reports, [
      { name: "inbox_failed", diagnostic: { error } },
      {
        name: "rejected",
        diagnostic: { provider: "omni", code: "inbox_unavailable", status: 503 },
      },
    ]);
    await vod.stop();
  });

  it("moves undecodable events to the dead letters and handles the others", async () => {
    const inbox = storedInbox(memoryStore(limits));
    const { vod, seen, clock } = omniReceiver({}, { inbox });
    const reports = recordDiagnostics(vod, "undecodable");
    await vod.start();
    const events = [...uploads("a"), { kind: "uploaded" }, ...uploads("b")];
    assert.equal((await vod.receive(omniRequest({ events }))).status, 200);
    await clock.advance(100);
    assert.deepEqual(
      seen.map(({ mediaId }) => mediaId),
      ["a", "b"],
    );
    assert.deepEqual(reports[0]?.diagnostic, {
      ...{ provider: "omni", code: "body_not_decodable", stored: true },
      problems: ["kind and media must be strings"],
    });
    const [dead] = await inbox.admin.list({ states: ["dead"] });
    const record = await inbox.admin.get(dead?.id ?? "");
    assert.deepEqual(record?.undecodable?.json, { kind: "uploaded" });
    await vod.stop();
  });
});

describe("the HTTP method of a delivery", () => {
  it("may be any that the provider uses", async () => {
    const { vod, seen } = omniReceiver();
    const request = omniRequest({ events: uploads("a") });
    assert.equal((await vod.receive({ ...request, method: "PUT" })).status, 200);
    assert.equal(seen.length, 1);
  });

  it("is named in the rejection of another", async () => {
    const { vod } = omniReceiver();
    const reply = await vod.receive({ ...omniRequest({}), method: "GET" });
    assert.deepEqual(reply, { status: 405, headers: { allow: "POST, PUT" } });
  });
});

describe("a signature without a time", () => {
  it("is accepted at any time, and does not count as covering the time", async () => {
    const { vod, clock, seen } = omniReceiver();
    await clock.advance(365 * 24 * 3600 * 1000);
    assert.equal((await vod.receive(omniRequest({ events: uploads("a") }))).status, 200);
    assert.equal(seen.length, 1);
  });
});
