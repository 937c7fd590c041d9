import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import type { QueueSource } from "@vod-events/core/provider";
import {
  type SimulateAlibabaOptions,
  type SimulatedAlibaba,
  simulateAlibaba,
} from "@vod-events/simulator";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { mnsClient } from "./mns-client.js";
import { eventsOf } from "./translate.js";

describe("alibaba: the queue", () => {
  let cloud: SimulatedAlibaba;
  let clock: FakeClock;
  afterEach(() => cloud.close());

  async function open(options: SimulateAlibabaOptions = {}): Promise<QueueSource> {
    clock = fakeClock(Date.now());
    cloud = await simulateAlibaba({ clock, seed: 1, ...options });
    await cloud.configure({
      CallbackType: "MNS",
      EventTypeList: "FileUploadComplete",
      MnsEndpoint: cloud.endpoint,
      MnsQueueName: cloud.queue.name,
    });
    return sourceOf(mnsClient(cloud));
  }

  const sourceOf = (client: ReturnType<typeof mnsClient>, name = cloud.queue.name) =>
    alibaba({ env: {}, queue: { client, name } }).queue;
  const pull = (source: QueueSource) => source.pull(new AbortController().signal);

  for (const messageBody of ["base64", "plain"] as const) {
    it(`reads bodies as ${messageBody}`, async () => {
      const source = await open({ messageBody });
      const { mediaId } = await cloud.upload({ name: "a.mp4", passthrough: "größe" });
      const [item] = await pull(source);
      const [event] = eventsOf(item?.json);
      assert.deepEqual([event?.mediaId, event?.passthrough], [mediaId, "größe"]);
    });
  }

  it("keeps a message that is not JSON as text", async () => {
    await open();
    const client = {
      batchReceiveMessage: async () => ({ body: [{ MessageBody: "hello", ReceiptHandle: "1" }] }),
      batchDeleteMessage: async () => ({}),
      endpoint: cloud.endpoint,
    };
    assert.deepEqual(await pull(sourceOf(client)), [{ handle: "1", json: "hello" }]);
  });

  it("returns at most 16 messages, with the end of the lease of each", async () => {
    const source = await open({ visibilitySeconds: 45 });
    for (let sent = 0; sent < 17; sent += 1) await cloud.upload({ name: "a.mp4" });
    const items = await pull(source);
    assert.equal(items.length, 16);
    assert.equal(items[0]?.leasedUntil?.getTime(), clock.now() + 45_000);
    assert.equal((await pull(source)).length, 1);
  });

  it("returns an empty list after ten seconds without a message", async () => {
    const source = await open();
    const pulled = pull(source);
    let ended = false;
    pulled.finally(() => {
      ended = true;
    });
    while (!ended) await clock.advance(1000);
    assert.deepEqual(await pulled, []);
  });

  it("names the messages that were not removed", async () => {
    const source = await open({ visibilitySeconds: 30 });
    await cloud.upload({ name: "a.mp4" });
    const [late] = await pull(source);
    await clock.advance(31_000);
    await cloud.upload({ name: "b.mp4" });
    const items = await pull(source);
    const handles = [late, ...items].map((item) => item?.handle ?? "");
    assert.deepEqual(await source.confirm(handles), { failed: [late?.handle] });
    const { waiting, leased } = cloud.queue;
    assert.deepEqual([waiting, leased], [0, 0]);
  });

  it("ends a pull that is aborted", async () => {
    const source = await open();
    const controller = new AbortController();
    const pulled = source.pull(controller.signal);
    controller.abort();
    await assert.rejects(pulled, { code: "aborted" });
  });

  it("reports the errors of the queue without its URL", async () => {
    const source = await open();
    for (const [code, expected, message] of [
      ["AccessDenied", "permission_denied", /grant the user of the queue's client/],
      ["InternalError", "unavailable", /Try again later/],
      ["SomethingNew", "request_rejected", /SomethingNew/],
    ] as const) {
      cloud.failNext(code, { action: "BatchReceiveMessage" });
      await assert.rejects(pull(source), { code: expected, message, nativeCode: code });
    }
    cloud.failNext({ connection: "cut_before" });
    await assert.rejects(pull(source), { code: "network", message: /(?!.*127\.0)/ });
    const wrong = mnsClient({
      ...cloud,
      credentials: { ...cloud.credentials, accessKeySecret: "x" },
    });
    await assert.rejects(pull(sourceOf(wrong)), { code: "authentication_failed" });
    await assert.rejects(pull(sourceOf(mnsClient(cloud), "other")), {
      code: "request_rejected",
      message: /create the queue, or check alibaba\.queue\.name/,
    });
  });

  it("says what is missing without the option queue", async () => {
    await open();
    await assert.rejects(pull(alibaba({ env: {} }).queue), {
      code: "config_invalid",
      message: "alibaba.queue: missing. Set it to { client, name }, with a client of @alicloud/mns",
    });
  });

  it("gives the same events as a callback", async () => {
    const source = await open();
    await cloud.upload({ name: "a.mp4" });
    const [item] = await pull(source);
    assert.deepEqual(Object.keys(item?.json ?? {}).sort(), [
      ...Object.keys(sampleOf("FileUploadComplete"))
        .filter((name) => name !== "Extend")
        .sort(),
    ]);
  });
});
