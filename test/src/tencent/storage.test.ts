import assert from "node:assert/strict";
import {
  persistenceComplete,
  restoreMediaComplete,
  restoreMediaFailed,
} from "../fixtures/tencent/storage.js";
import { eventOf } from "./events.js";

function restored(fields: object) {
  const content = { ...restoreMediaComplete.RestoreMediaCompleteEvent, ...fields };
  return eventOf({ RestoreMediaCompleteEvent: content }, "media.restored");
}

describe("tencent: RestoreMediaComplete", () => {
  it("decodes to media.restored", () => {
    const { id, native: _, ...event } = eventOf(restoreMediaComplete, "media.restored");
    assert.match(id, /^tencent:RestoreMediaComplete:19605929299299238:[\w-]{16}$/);
    assert.deepEqual(event, {
      type: "media.restored",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "19605929299299238",
      data: {
        fromStorageClass: "ARCHIVE",
        toStorageClass: "ARCHIVE",
        tier: "Expedited",
        days: 7,
      },
    });
  });

  it("has no days if it is permanent", () => {
    assert.equal(eventOf(restoreMediaFailed, "media.restored").data.days, undefined);
  });

  it("is succeeded unless its deprecated status differs", () => {
    assert.equal(restored({ Status: null, Message: null }).outcome, "succeeded");
    assert.equal(restored({ Status: "0" }).outcome, "succeeded");
    assert.equal(restored({ Status: 70000 }).outcome, "failed");
    assert.equal(restored({ Status: 70000 }).failure?.code, "internal");
  });

  it("has another id for a restoration with other content", () => {
    const ids = [
      {},
      { RestoreDay: 8 },
      { RestoreTier: "Bulk" },
      { TargetStorageClass: "STANDARD" },
    ];
    assert.equal(new Set(ids.map((fields) => restored(fields).id)).size, ids.length);
  });
});

describe("tencent: PersistenceComplete", () => {
  it("decodes to media.persisted", () => {
    const { native: _, ...event } = eventOf(persistenceComplete, "media.persisted");
    assert.deepEqual(event, {
      id: "tencent:PersistenceComplete:52858900000000000031:LiveRealTimeClip",
      type: "media.persisted",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "52858900000000000031",
      data: { source: "LiveRealTimeClip" },
    });
  });
});
