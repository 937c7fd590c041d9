import assert from "node:assert/strict";
import type { Provider } from "@vod-events/core/provider";
import { acme, acmeRequest } from "./acme.js";
import { queueOf } from "./acme-queue.js";
import { application, recordDiagnostics } from "./application.js";

const received = { uploads: ["a", null], deletions: null, more: { of: null, kept: 1 } };
const prepared = { uploads: ["a", null], more: { kept: 1 } };

/** An adapter that records the JSON it decodes. */
function recording(adapter: Provider = acme()) {
  const decoded: unknown[] = [];
  const decode: Provider["decode"] = (json) => {
    decoded.push(json);
    return { ok: false, problems: ["not an event"] };
  };
  return { decoded, adapter: { ...adapter, decode } };
}

describe("the JSON that an adapter decodes", () => {
  it("has no null members in a callback", async () => {
    const { decoded, adapter } = recording();
    await application({ adapter }).vod.receive(acmeRequest(received));
    assert.deepEqual(decoded, [prepared]);
  });

  it("has no null members, and at most 100 levels, in an event that the adapter parsed", async () => {
    const { decoded, adapter } = recording();
    const deep: unknown = JSON.parse(`${"[".repeat(101)}${"]".repeat(101)}`);
    const unwrap = () => ({ kind: "events", events: [received, deep] }) as const;
    const { vod } = application({ adapter: { ...adapter, unwrap } });
    await vod.receive(acmeRequest({}));
    assert.deepEqual(decoded, [prepared]);
  });

  it("has no null members in a pulled event", async () => {
    const queue = queueOf(() => [{ handle: "h-a", json: received }]);
    const { decoded, adapter } = recording(acme({ queue }));
    const { vod, clock } = application({ adapter, callback: { mode: "pull" } });
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(decoded, [prepared]);
  });

  it("is at most 100 levels deep in a pulled event", async () => {
    const nested: unknown = JSON.parse(`${'{"a":'.repeat(101)}1${"}".repeat(101)}`);
    const queue = queueOf(() => [{ handle: "h-a", json: nested }]);
    const { decoded, adapter } = recording(acme({ queue }));
    const { vod, clock } = application({ adapter, callback: { mode: "pull" } });
    const undecodable = recordDiagnostics(vod, "undecodable");
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(decoded, []);
    assert.deepEqual(
      undecodable.map(({ diagnostic: { problems, stored } }) => [problems, stored]),
      [[["the event is nested deeper than 100 levels"], true]],
    );
    assert.deepEqual(queue.confirms, [["h-a"]]);
  });
});
