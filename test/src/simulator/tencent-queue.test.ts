import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import type { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_client.js";
import { eventually } from "./eventually.js";
import { tc3Code } from "./tc3-request.js";
import { codeOf, tencentClient } from "./tencent-client.js";

describe("simulated Tencent: queue", () => {
  let cloud: SimulatedTencent;
  let clock: FakeClock;
  let client: Client;
  beforeEach(async () => {
    clock = fakeClock();
    cloud = await simulateTencent({ clock });
    client = tencentClient(cloud);
    await client.ModifyEventConfig({ Mode: "PULL", UploadMediaCompleteEventSwitch: "ON" });
  });
  afterEach(() => cloud.close());

  async function upload(count: number): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) ids.push((await cloud.upload({ name: "a.mp4" })).mediaId);
    return ids;
  }

  async function pull(): Promise<{ handle: string; mediaId: string | undefined }[]> {
    const { EventSet: events = [] } = await client.PullEvents({});
    return events.map(({ EventHandle: handle = "", FileUploadEvent: event }) => ({
      handle,
      mediaId: event?.FileId,
    }));
  }

  const confirm = (handles: readonly string[]) =>
    codeOf(client.ConfirmEvents({ EventHandles: [...handles] }));

  it("leases at most 16 events, the oldest first, until they are confirmed", async () => {
    const ids = await upload(18);
    assert.deepEqual(cloud.queue, { waiting: 18, leased: 0 });
    const [first, second] = [await pull(), await pull()];
    assert.deepEqual(
      [...first, ...second].map(({ mediaId }) => mediaId),
      ids,
    );
    assert.deepEqual([first.length, second.length, cloud.queue.leased], [16, 2, 18]);
    assert.equal(await confirm(first.map(({ handle }) => handle)), "no error");
    assert.deepEqual(cloud.queue, { waiting: 0, leased: 2 });
  });

  it("leases an event again after 30 seconds, in its old place and with a new handle", async () => {
    const ids = await upload(2);
    const [a, b] = await pull();
    await confirm([b?.handle ?? ""]);
    const [later] = await upload(1);
    await clock.advance(29_999);
    assert.deepEqual(cloud.queue, { waiting: 1, leased: 1 });
    await clock.advance(1);
    const again = await pull();
    assert.deepEqual(
      again.map(({ mediaId }) => mediaId),
      [ids[0], later],
    );
    assert.notEqual(again[0]?.handle, a?.handle);
  });

  it("rejects a late, a repeated and an unknown handle", async () => {
    await upload(2);
    const [a, b] = await pull();
    assert.equal(await confirm([a?.handle ?? ""]), "no error");
    assert.equal(await confirm([a?.handle ?? ""]), "InvalidParameterValue");
    assert.equal(await confirm(["1"]), "InvalidParameterValue");
    await clock.advance(30_000);
    assert.equal(await confirm([b?.handle ?? ""]), "InvalidParameterValue");
    assert.deepEqual(cloud.queue, { waiting: 1, leased: 0 });
  });

  it("confirms nothing if one of several handles is bad", async () => {
    await upload(1);
    const [a] = await pull();
    assert.equal(await confirm([a?.handle ?? "", "1"]), "InvalidParameterValue");
    assert.equal(cloud.queue.leased, 1);
  });

  it("accepts 1 to 16 handles, all strings", async () => {
    const code = (parameters: object) =>
      tc3Code(cloud, { action: "ConfirmEvents", body: JSON.stringify(parameters) });
    const tooMany = Array.from({ length: 17 }, (_, index) => String(index));
    assert.equal(await code({ EventHandles: tooMany }), "InvalidParameterValue");
    assert.equal(await code({ EventHandles: [] }), "InvalidParameterValue");
    assert.equal(await code({ EventHandles: [1] }), "InvalidParameterValue");
    assert.equal(await code({}), "MissingParameter");
  });

  it("holds a pull on an empty queue for 5 seconds, then answers an error", async () => {
    const call = codeOf(client.PullEvents({}));
    await eventually(() => clock.sleeping === 1);
    await clock.advance(4_999);
    assert.equal(clock.sleeping, 1);
    await clock.advance(1);
    assert.equal(await call, "ResourceNotFound");
  });

  it("answers a long poll as soon as an event is raised", async () => {
    const call = pull();
    await eventually(() => clock.sleeping === 1);
    const [id] = await upload(1);
    assert.deepEqual(
      (await call).map(({ mediaId }) => mediaId),
      [id],
    );
    assert.equal(clock.sleeping, 0);
  });

  it("answers a long poll with an event whose lease expires meanwhile", async () => {
    const [id] = await upload(1);
    await pull();
    await clock.advance(27_000);
    const call = pull();
    await eventually(() => clock.sleeping === 1);
    await clock.advance(3_000);
    assert.equal((await call)[0]?.mediaId, id);
  });

  it("leases an event to one of several long polls", async () => {
    const calls = [pull().catch(() => []), pull().catch(() => [])];
    await eventually(() => clock.sleeping === 2);
    await upload(1);
    await eventually(() => clock.sleeping === 1);
    await clock.advance(5_000);
    assert.equal((await Promise.all(calls)).flat().length, 1);
  });

  it("ends a long poll when the client disconnects, and leases it nothing", async () => {
    const controller = new AbortController();
    const call = codeOf(client.request("PullEvents", {}, { signal: controller.signal }));
    await eventually(() => clock.sleeping === 1);
    controller.abort();
    await call;
    await eventually(() => clock.sleeping === 0);
    await upload(1);
    assert.deepEqual(cloud.queue, { waiting: 1, leased: 0 });
  });

  it("sets every other field of an event to null", async () => {
    await upload(1);
    const { EventSet: [event = {}] = [] } = await client.PullEvents({});
    const filled = Object.entries(event).filter(([, value]) => value !== null);
    assert.deepEqual(
      filled.map(([name]) => name),
      ["EventHandle", "EventType", "FileUploadEvent"],
    );
    assert.equal(Object.keys(event).length, 39);
  });

  it("adds the last event again after a redelivery, confirmed or not", async () => {
    const [id] = await upload(1);
    const [first] = await pull();
    await confirm([first?.handle ?? ""]);
    await cloud.redeliver();
    assert.equal((await pull())[0]?.mediaId, id);
  });

  it("adds no events in the mode PUSH, and keeps the earlier ones", async () => {
    await upload(1);
    await client.ModifyEventConfig({ Mode: "PUSH" });
    await upload(1);
    assert.equal((await pull()).length, 1);
  });
});

describe("simulated Tencent with partial confirmation", () => {
  it("confirms the good handles and answers an error for the bad one", async () => {
    const cloud = await simulateTencent({ partlyExpiredConfirm: "confirm_the_rest" });
    try {
      const client = tencentClient(cloud);
      await client.ModifyEventConfig({ Mode: "PULL", UploadMediaCompleteEventSwitch: "ON" });
      await cloud.upload({ name: "a.mp4" });
      const { EventSet: [event] = [] } = await client.PullEvents({});
      const handles = [event?.EventHandle ?? "", "1"];
      const code = await codeOf(client.ConfirmEvents({ EventHandles: handles }));
      assert.equal(code, "InvalidParameterValue");
      assert.equal(cloud.queue.leased, 0);
    } finally {
      await cloud.close();
    }
  });
});
