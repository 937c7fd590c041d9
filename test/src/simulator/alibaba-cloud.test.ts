import assert from "node:assert/strict";
import { createRequire } from "node:module";
import {
  type SimulateAlibabaOptions,
  type SimulatedAlibaba,
  simulateAlibaba,
} from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { mnsClient } from "../alibaba/mns-client.js";
import { callbackReceiver } from "./callback-receiver.js";

const PopCore = createRequire(import.meta.url)("@alicloud/pop-core");

describe("simulated Alibaba", () => {
  const opened: SimulatedAlibaba[] = [];
  afterEach(async () => {
    for (const cloud of opened.splice(0)) await cloud.close();
  });

  async function open(options: SimulateAlibabaOptions = {}): Promise<SimulatedAlibaba> {
    const cloud = await simulateAlibaba({ seed: 1, ...options });
    opened.push(cloud);
    return cloud;
  }

  function call(cloud: SimulatedAlibaba, action: string, params: object = {}, change: object = {}) {
    const { endpoint, credentials } = cloud;
    const client = new PopCore({ endpoint, apiVersion: "2017-03-21", ...credentials, ...change });
    return client.request(action, params, { method: "POST" });
  }

  const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => "no error",
      (error) => error.code,
    );

  it("checks the signature of the real client, by GET and POST", async () => {
    const cloud = await open();
    const { MessageCallback } = await call(cloud, "GetMessageCallback");
    assert.deepEqual({ ...MessageCallback }, { AppId: "app-1000000" });
    const { endpoint, credentials } = cloud;
    const client = new PopCore({ endpoint, apiVersion: "2017-03-21", ...credentials });
    assert.ok((await client.request("GetMessageCallback", { AppId: "app-1000000" })).RequestId);
    const wrong = { accessKeySecret: "wrong" };
    assert.equal(
      await codeOf(call(cloud, "GetMessageCallback", {}, wrong)),
      "SignatureDoesNotMatch",
    );
    const unknown = { accessKeyId: "unknown" };
    const code = await codeOf(call(cloud, "GetMessageCallback", {}, unknown));
    assert.equal(code, "InvalidAccessKeyId.NotFound");
    const late = await open({ clockAheadSeconds: 3600 });
    assert.equal(await codeOf(call(late, "GetMessageCallback")), "InvalidTimeStamp.Expired");
  });

  it("rejects unknown actions, accounts without VOD and too many calls", async () => {
    const cloud = await open({ requestsPerSecond: { GetMessageCallback: 1 } });
    assert.equal(await codeOf(call(cloud, "SomethingElse")), "InvalidAction.NotFound");
    await call(cloud, "GetMessageCallback");
    assert.equal(await codeOf(call(cloud, "GetMessageCallback")), "Throttling.User");
    const inactive = await open({ activated: false });
    assert.equal(await codeOf(call(inactive, "GetMessageCallback")), "OperationDenied");
  });

  const http = { CallbackType: "HTTP", CallbackURL: "https://a.example/1" };
  for (const [what, params, code] of [
    ["a missing URL", { CallbackType: "HTTP" }, "MissingParameter"],
    [
      "a URL of 257 bytes",
      { ...http, CallbackURL: `https://a.example/${"é".repeat(120)}` },
      "InvalidParameter",
    ],
    ["another callback type", { ...http, CallbackType: "FAX" }, "InvalidParameter"],
    ["a weak key", { ...http, AuthSwitch: "on", AuthKey: "weak" }, "InvalidParameter"],
    [
      "a queue without a name",
      { CallbackType: "MNS", MnsEndpoint: "http://a.example" },
      "MissingParameter",
    ],
    ["another application", { ...http, AppId: "app-2" }, "Forbidden"],
  ] as const) {
    it(`rejects ${what} and keeps the config`, async () => {
      const cloud = await open();
      await call(cloud, "SetMessageCallback", http);
      const before = cloud.config;
      assert.equal(await codeOf(call(cloud, "SetMessageCallback", params)), code);
      assert.deepEqual(cloud.config, before);
    });
  }

  it("tries a callback three times, a second apart, until it is answered 200", async () => {
    const clock = fakeClock(Date.now());
    const cloud = await open({ clock });
    const receiver = await callbackReceiver();
    receiver.answers = [204, 500, 500];
    try {
      await cloud.configure({ CallbackURL: receiver.url, EventTypeList: "FileUploadComplete" });
      await cloud.upload({ name: "a.mp4" });
      let idle = false;
      cloud.idle().then(() => {
        idle = true;
      });
      while (!idle) await clock.advance(100);
      const [first] = cloud.deliveries;
      assert.deepEqual(
        cloud.deliveries.map(({ status, at }) => [
          status,
          Math.round((at.getTime() - (first?.at.getTime() ?? 0)) / 1000),
        ]),
        [
          [204, 0],
          [500, 1],
          [500, 2],
        ],
      );
    } finally {
      receiver.close();
    }
  });

  it("sends only the events of the list, and AI events for AIComplete", async () => {
    const cloud = await open();
    const receiver = await callbackReceiver();
    try {
      await cloud.configure({ CallbackURL: receiver.url, EventTypeList: "TranscodeComplete" });
      const { mediaId } = await cloud.upload({ name: "a.mp4" });
      await cloud.transcode(mediaId, { presets: ["HD"], fail: ["HD"] });
      await cloud.idle();
      assert.deepEqual(
        cloud.deliveries.map(({ eventType }) => eventType),
        ["TranscodeComplete"],
      );
    } finally {
      receiver.close();
    }
  });

  it("answers the real queue client as the cloud does", async () => {
    const cloud = await open({ clock: fakeClock(Date.now()), queueName: "q1" });
    await cloud.configure({
      ...{ CallbackType: "MNS", EventTypeList: "ALL" },
      ...{ MnsEndpoint: cloud.endpoint, MnsQueueName: "q1" },
    });
    await cloud.upload({ name: "a.mp4" });
    const client = mnsClient(cloud);
    const { body } = await client.batchReceiveMessage("q1", 16, 1);
    const [message] = body as readonly Readonly<Record<string, string>>[];
    assert.match(
      Buffer.from(message?.MessageBody ?? "", "base64").toString(),
      /FileUploadComplete/,
    );
    const nameOf = (promise: Promise<unknown>) => promise.catch(({ name }) => name);
    assert.equal(await nameOf(client.batchReceiveMessage("q1", 16, 0)), "MNSMessageNotExistError");
    assert.equal(await nameOf(client.batchReceiveMessage("q1", 17, 0)), "MNSInvalidArgumentError");
    assert.equal(await nameOf(client.batchReceiveMessage("q2", 1, 0)), "MNSQueueNotExistError");
    const handles = ["no", message?.ReceiptHandle ?? ""];
    const deleted = await client.batchDeleteMessage("q1", handles);
    assert.deepEqual(deleted.body, [
      { ErrorCode: "MessageNotExist", ErrorMessage: "Message not exist.", ReceiptHandle: "no" },
    ]);
  });
});
