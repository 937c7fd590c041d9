import assert from "node:assert/strict";
import {
  mediaCastStatusChanged,
  wechatMiniProgramPublishComplete,
  wechatMiniProgramPublishFailed,
  wechatPublishComplete,
  wechatPublishRejected,
} from "../fixtures/tencent/distribution.js";
import { eventOf } from "./events.js";

function published(fields: object) {
  const content = { ...wechatPublishComplete.WechatPublishComplete, ...fields };
  return eventOf({ WechatPublishCompleteEvent: content }, "publish.completed");
}

function relayed(Status: unknown) {
  const content = { CastId: "cast-123", Status };
  return eventOf({ MediaCastStatusChangedEvent: content }, "relay.changed");
}

describe("tencent: publication", () => {
  it("at WeChat decodes to publish.completed, from either content member", () => {
    const { native: _, ...event } = eventOf(wechatPublishComplete, "publish.completed");
    const { native: __, ...other } = published({});
    assert.deepEqual(other, event);
    assert.deepEqual(event, {
      id: "tencent:WechatPublishComplete:Wechat-d11aa5ab62c8d5e84c5a2b182c38b13:FINISH:SUCCESS",
      type: "publish.completed",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "19605929299299238",
      taskId: "Wechat-d11aa5ab62c8d5e84c5a2b182c38b13",
      data: {
        target: "wechat",
        result: "SUCCESS",
        url: "https://media.example.com/f59528b2/6e7ddc4aaf?sign=f59528b2599a",
        targetId: "wechat-xxx-xxx",
      },
    });
  });

  it("is failed if moderation rejected it, although its task succeeded", () => {
    const event = eventOf(wechatPublishRejected, "publish.completed");
    assert.equal(event.outcome, "failed");
    assert.deepEqual(event.failure, { code: "content_rejected", raw: "AUDITNOTPASS" });
  });

  const statuses = [
    [{ WechatStatus: "FAIL" }, "failed", "FAIL"],
    [{ WechatStatus: "FAIL", ErrCode: 40000 }, "failed", "40000"],
    [{ WechatStatus: "SUCCESS", ErrCode: 70000 }, "failed", "70000"],
    [{ WechatStatus: "NOTTRIGGERED" }, "unknown", undefined],
    [{ WechatStatus: "NeverSeen" }, "unknown", undefined],
    [{ WechatStatus: "NeverSeen", ErrCode: 70000 }, "failed", "70000"],
    [{ WechatStatus: "" }, "succeeded", undefined],
    [{ Status: "WAITING", WechatStatus: "NOTTRIGGERED" }, "running", undefined],
    [{ Status: "PROCESSING", WechatStatus: null }, "running", undefined],
  ] as const;
  for (const [fields, outcome, raw] of statuses) {
    it(`with ${JSON.stringify(fields)} is ${outcome}`, () => {
      const event = published(fields);
      assert.equal(event.outcome, outcome);
      assert.equal(event.failure?.raw, raw);
    });
  }

  it("in a mini program uses its own status values", () => {
    const content = wechatMiniProgramPublishComplete.WechatMiniProgramPublishEvent;
    const resultOf = (PublishResult: string) =>
      eventOf(
        { WechatMiniProgramPublishCompleteEvent: { ...content, PublishResult } },
        "publish.completed",
      );
    assert.equal(resultOf("Pass").outcome, "succeeded");
    assert.equal(resultOf("Pass").data.target, "wechat_mini_program");
    assert.equal(resultOf("Failed").failure?.code, "other");
    assert.equal(resultOf("Rejected").failure?.code, "content_rejected");
    assert.equal(
      eventOf(wechatMiniProgramPublishFailed, "publish.completed").failure?.code,
      "internal",
    );
    assert.equal(
      resultOf("Pass").id,
      eventOf(wechatMiniProgramPublishComplete, "publish.completed").id,
    );
  });
});

describe("tencent: MediaCastStatusChanged", () => {
  it("decodes to relay.changed", () => {
    const { id, native: _, ...event } = eventOf(mediaCastStatusChanged, "relay.changed");
    assert.match(id, /^tencent:MediaCastStatusChanged:cast-123:Working:[\w-]{16}$/);
    assert.deepEqual(event, {
      type: "relay.changed",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      data: { relayId: "cast-123", state: "running" },
    });
  });

  it("maps each state", () => {
    assert.deepEqual(
      ["Working", "Scheduled", "Stopped", "Idle", "NeverSeen", null].map(
        (status) => relayed(status).data.state,
      ),
      ["running", "scheduled", "stopped", "idle", "unknown", "unknown"],
    );
    assert.equal(relayed("NeverSeen").outcome, "unknown");
  });

  it("has an id of its own for each state", () => {
    assert.notEqual(relayed("Working").id, relayed("Stopped").id);
  });
});
