import assert from "node:assert/strict";
import type { QueueItem, QueueSource } from "@vod-events/core/provider";
import { recordDiagnostics } from "../core/application.js";
import { omniReceiver } from "./receiver.js";

const start = Date.UTC(2026, 0, 1);

/** A queue with one batch. Its confirms fail for the given handles. */
function queueOf(items: readonly QueueItem[], failing: readonly string[] = []) {
  const batches = [items];
  const confirms: string[][] = [];
  const source: QueueSource = {
    limits: {
      ...{ eventsPerPull: 4, handlesPerConfirm: 4, leaseSeconds: 300, longPollSeconds: 5 },
      ...{ pullsPerSecond: 100, confirmsPerSecond: 100 },
    },
    pull: async () => batches.shift() ?? [],
    async confirm(handles) {
      confirms.push([...handles]);
      return { failed: handles.filter((handle) => failing.includes(handle)) };
    },
  };
  return { source, confirms };
}

function item(media: string, more: Partial<QueueItem> = {}): QueueItem {
  return { handle: media, json: { events: [{ kind: "uploaded", media }] }, ...more };
}

async function pulled(source: QueueSource, handlerMs = 0) {
  const { vod, clock, seen } = omniReceiver({ queue: source }, { callback: { mode: "pull" } });
  const reports = recordDiagnostics(vod, "confirmed", "confirm_failed");
  if (handlerMs > 0) vod.on("*", () => clock.sleep(handlerMs));
  await vod.start();
  await clock.advance(handlerMs + 5000);
  await vod.stop();
  return { seen, reports: reports.map(({ name, diagnostic }) => [name, diagnostic.count]) };
}

describe("a queue of another service", () => {
  it("delivers messages with several events", async () => {
    const events = ["a", "b"].map((media) => ({ kind: "uploaded", media }));
    const { source, confirms } = queueOf([{ handle: "h", json: { events } }]);
    const { seen } = await pulled(source);
    assert.deepEqual(
      seen.map(({ mediaId }) => mediaId),
      ["a", "b"],
    );
    assert.deepEqual(confirms, [["h"]]);
  });

  it("confirms the messages that a batch did not remove one by one, and reports the rest", async () => {
    const { source, confirms } = queueOf([item("a"), item("b"), item("c")], ["b"]);
    const { reports } = await pulled(source);
    assert.deepEqual(confirms, [["a", "b", "c"], ["b"]]);
    assert.deepEqual(reports, [
      ["confirmed", 2],
      ["confirm_failed", 1],
    ]);
  });

  it("does not confirm a message after the end of its own lease", async () => {
    const leasedUntil = new Date(start + 1000);
    const { source, confirms } = queueOf([item("a", { leasedUntil }), item("b")]);
    const { reports } = await pulled(source, 2000);
    assert.deepEqual(confirms, [["b"]]);
    assert.ok(reports.some(([name]) => name === "confirm_failed"));
  });
});
