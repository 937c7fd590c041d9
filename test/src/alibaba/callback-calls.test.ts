import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import type { CallbackSettings, KnownEventType, Members } from "@vod-events/core/provider";

const url = "https://app.example/vod";
const mns = {
  endpoint: "http://1.mns.cn-shanghai.aliyuncs.com",
  batchReceiveMessage: async () => ({}),
  batchDeleteMessage: async () => ({}),
};

/** The config API of a client that records its calls and always answers the same. */
function callbackOf(answer: unknown = {}) {
  const calls: unknown[] = [];
  const client = {
    async request(action: string, params: object) {
      calls.push([action, params]);
      return answer;
    },
  };
  const queue = { client: mns, name: "events" };
  return { calls, callback: alibaba({ env: {}, client, queue, appId: "app-2" }).callback };
}

describe("alibaba: a read of the callback config", () => {
  const read = async (MessageCallback: object) => {
    const {
      events: _,
      native: __,
      ...settings
    } = await callbackOf({
      MessageCallback,
    }).callback.read();
    return settings;
  };
  const push = { mode: "push", signing: "off" };
  const pull = { mode: "pull", signing: "off" };
  const address = { MnsEndpoint: mns.endpoint, MnsQueueName: "events" };

  it("is a call for the application", async () => {
    const { callback, calls } = callbackOf();
    await callback.read();
    assert.deepEqual(calls, [["GetMessageCallback", { AppId: "app-2" }]]);
  });

  for (const [what, config, expected] of [
    ["nothing", {}, push],
    [
      "a signed URL",
      { CallbackType: "HTTP", CallbackURL: url, AuthSwitch: "on", AuthKey: "Secret1" },
      { mode: "push", signing: "on", url, signingKey: "Secret1" },
    ],
    ["a URL without a signature", { CallbackURL: url, AuthSwitch: "off" }, { ...push, url }],
    ["an empty type", { CallbackType: "", CallbackURL: url }, { ...push, url }],
    [
      "a queue",
      { CallbackType: "MNS", ...address },
      { ...pull, queue: `${mns.endpoint}/queues/events` },
    ],
    ["a queue without a name", { CallbackType: "MNS", MnsEndpoint: mns.endpoint }, pull],
    ["a queue without an endpoint", { CallbackType: "MNS", MnsQueueName: "events" }, pull],
    ["a queue that is not used", { CallbackType: "HTTP", ...address }, push],
  ] as const) {
    it(`has ${what}`, async () => {
      assert.deepEqual(await read(config), expected);
    });
  }

  it("does not show the signing key in the native config", async () => {
    const MessageCallback = { CallbackURL: url, AuthKey: "Secret1" };
    const { native } = await callbackOf({ MessageCallback }).callback.read();
    assert.deepEqual(native, { CallbackURL: url });
  });

  it("rejects an unknown type", async () => {
    await assert.rejects(read({ CallbackType: "FAX" }), {
      code: "response_invalid",
      message:
        "Alibaba Cloud answered GetMessageCallback with a CallbackType that is neither HTTP nor MNS. Check alibaba.endpoint, or report it",
    });
  });

  it("has the names of the event list without spaces", async () => {
    const MessageCallback = { EventTypeList: " FileUploadComplete, ,SnapshotComplete " };
    const { events } = await callbackOf({ MessageCallback }).callback.read();
    assert.deepEqual(
      Object.entries(events).filter(([, on]) => on !== false),
      [
        ["media.uploaded", true],
        ["thumbnail.created", "partial"],
      ],
    );
  });
});

describe("alibaba: a write of the callback config", () => {
  async function write(
    after: Partial<CallbackSettings>,
    events: Partial<Record<KnownEventType, boolean>> = {},
    before: Partial<CallbackSettings> = {},
  ) {
    const { callback, calls } = callbackOf();
    const settings = { mode: "push", signing: "off", native: {}, events: {} } as const;
    await callback.write({
      before: { ...settings, ...before },
      after: { ...settings, ...after, events },
    });
    return calls;
  }

  for (const [what, after, before, target] of [
    ["a URL without a signature", { url }, {}, { CallbackURL: url, AuthSwitch: "off" }],
    [
      "a URL whose key is not used",
      { url, signingKey: "Secret1" },
      { signing: "on", signingKey: "Secret2" },
      { CallbackURL: url, AuthSwitch: "off" },
    ],
    [
      "a signed URL",
      { url, signing: "on", signingKey: "Secret1" },
      { signingKey: "Secret2" },
      { CallbackURL: url, AuthSwitch: "on", AuthKey: "Secret1" },
    ],
    [
      "the URL and the key from before",
      { signing: "on" },
      { url, signingKey: "Secret2" },
      { CallbackURL: url, AuthSwitch: "on", AuthKey: "Secret2" },
    ],
  ] as const) {
    it(`sends ${what}`, async () => {
      const params = { CallbackType: "HTTP", ...target, EventTypeList: "", AppId: "app-2" };
      assert.deepEqual(await write(after, {}, before), [["SetMessageCallback", params]]);
    });
  }

  it("sends the queue", async () => {
    const params = {
      ...{ CallbackType: "MNS", MnsEndpoint: mns.endpoint, MnsQueueName: "events" },
      ...{ EventTypeList: "", AppId: "app-2" },
    };
    assert.deepEqual(await write({ mode: "pull" }), [["SetMessageCallback", params]]);
  });

  for (const [what, events, before, list] of [
    [
      "what is on, without what is not mentioned",
      {},
      "SnapshotComplete, NewEvent,AIComplete",
      "SnapshotComplete,AIComplete,NewEvent",
    ],
    ["not what is switched off", { "thumbnail.created": false }, "SnapshotComplete", ""],
    [
      "what is switched on, once",
      { "thumbnail.created": true, "moderation.completed": true, "analysis.completed": true },
      "SnapshotComplete,FileUploadComplete",
      "SnapshotComplete,DynamicImageComplete,AIComplete,CreateAuditComplete,FileUploadComplete",
    ],
    ["ALL while it is complete", {}, "ALL,NewEvent", "ALL"],
  ] as const) {
    it(`lists ${what}`, async () => {
      const native = { EventTypeList: before };
      const [[, params]] = (await write({ url }, events, { native })) as [[string, Members]];
      assert.equal(params.EventTypeList, list);
    });
  }

  it("is removed for the application", async () => {
    const { callback, calls } = callbackOf();
    await callback.remove?.();
    assert.deepEqual(calls, [["DeleteMessageCallback", { AppId: "app-2" }]]);
  });
});
