import assert from "node:assert/strict";
import { type BaiduVodClient, baidu } from "@vod-events/baidu";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { translate } from "../conformance/translator.js";
import { byId, deliveredEvents, neutral, readSpan, sourceOf, today } from "../seam/read-span.js";
import { type CallbackReceiver, callbackReceiver } from "../simulator/callback-receiver.js";

const unused = { getCallback: async () => ({}), putCallback: async () => {} };

/** An account with these tasks, and the documented sample of a page. */
function accountWith(tasks: readonly object[], medias: readonly object[] = []): BaiduVodClient {
  return {
    ...unused,
    listTasks: async () => ({ isTruncated: false, data: tasks.map((task) => ({ ...task })) }),
    listMedias: async () => ({ isTruncated: false, data: medias }),
    getTask: async (id) => tasks.find((task) => (task as { taskId: string }).taskId === id),
  };
}

describe("baidu: reconciliation with the simulated cloud", () => {
  let cloud: SimulatedBaidu;
  let receiver: CallbackReceiver;
  beforeEach(async () => {
    cloud = await simulateBaidu();
    receiver = await callbackReceiver();
    await cloud.configure({
      callbackUrl: receiver.url,
      enableMediaUploadCompleteEvent: true,
      enableMediaFetchCompleteEvent: true,
      enableMediaTranscodeCompleteEvent: true,
      enableMediaThumbnailCompleteEvent: true,
    });
  });
  afterEach(async () => {
    receiver.close();
    await cloud.close();
  });

  const adapter = () => baidu({ endpoint: cloud.endpoint, credentials: cloud.credentials });

  const delivered = () => deliveredEvents(cloud, receiver, adapter());

  it("gives the same events as the callbacks", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    await cloud.import({ url: "https://source.example.com/quay.mp4" });
    await cloud.import({ url: "https://source.example.com/broken.mp4", fail: true });
    await cloud.transcode(mediaId, { presets: ["hd", "sd"], fail: ["sd"] });
    await cloud.thumbnail(mediaId);
    const fromCallbacks = byId(await delivered());
    assert.equal(fromCallbacks.size, 6);
    assert.deepEqual(byId((await readSpan(adapter())).events), fromCallbacks);
  });

  it("takes the media of a stored fetch for no upload, and reads no detail of it", async () => {
    await cloud.import({ url: "https://source.example.com/quay.mp4" });
    const [event] = await delivered();
    assert.ok(event);
    const { events, calls } = await readSpan(adapter(), { ...today(), known: [event.id] });
    assert.deepEqual([events.map(({ type }) => type), calls], [["media.imported"], 3]);
  });

  it("reads lists by pages of the maximum length, and one detail for each task", async () => {
    const off = { enableMediaUploadCompleteEvent: false, enableMediaThumbnailCompleteEvent: false };
    await cloud.configure(off);
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    for (let count = 0; count < 101; count++) await cloud.thumbnail(mediaId);
    for (let count = 1; count < 1001; count++) await cloud.upload({ name: `${count}.mp4` });
    const { events, calls } = await readSpan(adapter());
    assert.equal(byId(events).size, 101 + 1001);
    assert.equal(calls, 2 + 101 + 2);
  });

  it("finds nothing in an empty time span, in two calls", async () => {
    await cloud.upload({ name: "harbour.mp4" });
    const until = new Date(Date.now() - 3_600_000);
    const since = new Date(until.getTime() - 3_600_000);
    assert.deepEqual(await readSpan(adapter(), { since, until }), { events: [], calls: 2 });
  });

  it("leaves out a task that was deleted meanwhile", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    await cloud.thumbnail(mediaId);
    cloud.failNext("TaskNotFound", { action: "GET /v2/tasks/{taskId}" });
    const { events } = await readSpan(adapter());
    assert.deepEqual(
      events.map(({ type }) => type),
      ["media.uploaded"],
    );
  });

  it("maps throttling, and other errors", async () => {
    cloud.failNext("RequestLimitExceeded", { action: "GET /v2/tasks" });
    await assert.rejects(readSpan(adapter()), { code: "request_rejected" });
    cloud.failNext({ gateway: 429 }, { action: "GET /v2/tasks" });
    await assert.rejects(readSpan(adapter()), { code: "throttled", retryable: true });
    cloud.failNext("InternalError", { action: "GET /v2/medias" });
    await assert.rejects(readSpan(adapter()), { code: "unavailable", retryable: true });
  });

  it("shows no tasks older than seven days", async () => {
    const clock = fakeClock();
    const old = await simulateBaidu({ clock });
    try {
      const { mediaId } = await old.upload({ name: "harbour.mp4" });
      await old.thumbnail(mediaId);
      await clock.advance(8 * 24 * 3_600_000);
      const { endpoint, credentials } = old;
      const since = new Date(clock.now() - 9 * 24 * 3_600_000);
      const span = { since, until: new Date(clock.now()) };
      const { events } = await readSpan(baidu({ endpoint, credentials }), span);
      assert.deepEqual(
        events.map(({ type }) => type),
        ["media.uploaded"],
      );
    } finally {
      await old.close();
    }
  });
});

describe("baidu: reconciliation of documented tasks", () => {
  /** The time of the samples. */
  const december = { since: new Date("2025-12-01"), until: new Date("2025-12-31") };
  type Sample = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

  /** The sample of a type, the member with its payload, and its time. */
  async function sampleOf(type: string, payloadKey: string) {
    const all = (await baidu().samples?.()) as Readonly<Record<string, Sample>>;
    const sample = all[type];
    const payload = sample?.[payloadKey];
    assert.ok(sample && payload);
    return { sample, payload };
  }

  const kinds = [
    ["MEDIA_TRANSCODE_COMPLETE", "transcode"],
    ["MEDIA_THUMBNAIL_COMPLETE", "thumbnail"],
    ["MEDIA_ANALYSIS_COMPLETE", "analysis"],
    ["MEDIA_REGULATION_COMPLETE", "regulation"],
  ] as const;

  for (const [type, kind] of kinds) {
    it(`makes the ${type} of a workflow`, async () => {
      const name = `media${kind[0]?.toUpperCase()}${kind.slice(1)}CompleteEvent`;
      const { sample, payload } = await sampleOf(type, name);
      const { taskId, createTime, finishTime } = payload;
      const info = { ...(payload[`${kind}TaskInfo`] as object), status: "SUCCESS" };
      const nodes = { [`${kind}NodeTaskInfos`]: [{ nodeId: "n", [`${kind}TaskInfo`]: info }] };
      const task = {
        ...{ taskId, type: "WORKFLOW", status: "FINISHED", createTime, finishTime },
        mediaWorkflowTaskInfo: nodes,
      };
      const provider = baidu({ client: accountWith([task]) });
      const { events } = await readSpan(provider, december);
      assert.deepEqual(events.map(neutral), translate(provider, sample).map(neutral));
    });
  }

  it("makes the events of a task with presets", async () => {
    const { sample, payload } = await sampleOf(
      "MEDIA_TRANSCODE_COMPLETE",
      "mediaTranscodeCompleteEvent",
    );
    const { taskId, createTime, finishTime } = payload;
    const info = { ...(payload.transcodeTaskInfo as object), status: "SUCCESS" };
    const running = { ...info, status: "RUNNING" };
    const unnamed = { mediaId: "mda-1", status: "SUCCESS" };
    const mediaPresetTaskInfo = { transcodeTasks: [info, running, unnamed, null] };
    const task = { taskId, status: "FINISHED", createTime, finishTime, mediaPresetTaskInfo };
    const provider = baidu({ client: accountWith([task]) });
    const { events } = await readSpan(provider, december);
    assert.deepEqual(events.map(neutral), translate(provider, sample).map(neutral));
  });

  it("makes the event of a composition, whose media is no upload", async () => {
    const { sample, payload } = await sampleOf(
      "COMPOSE_TASK_STATUS_CHANGE",
      "composeTaskStatusChangeEvent",
    );
    const media = { mediaId: "mda-4d1fb0a6c3e24a7b", source: { sourceType: "UPLOAD" } };
    const provider = baidu({ client: accountWith([{ ...payload, status: "FINISHED" }], [media]) });
    const { events } = await readSpan(provider, december);
    assert.deepEqual(events.map(neutral), translate(provider, sample).map(neutral));
  });

  it("takes no media for an upload that a running fetch names", async () => {
    const source = { sourceType: "UPLOAD" };
    const medias = ["mda-1", "mda-2"].map((mediaId) => ({ mediaId, source }));
    const task = { taskId: "tsk-1", type: "FETCH", status: "RUNNING", mediaId: "mda-2" };
    const provider = baidu({ client: accountWith([task], medias) });
    const { events, calls } = await readSpan(provider, december);
    assert.deepEqual([events.map(({ mediaId }) => mediaId), calls], [["mda-1"], 2]);
  });

  it("reads no detail of a task that ended before the time span", async () => {
    const task = { taskId: "tsk-1", status: "FINISHED", finishTime: "2025-11-30T23:59:59Z" };
    const provider = baidu({ client: accountWith([task]) });
    assert.deepEqual(await readSpan(provider, december), { events: [], calls: 2 });
  });

  it("rejects responses that differ from the documentation", async () => {
    const account = accountWith([{ taskId: "tsk-1", status: "FINISHED" }]);
    for (const client of [
      { ...account, listTasks: async () => ({}) },
      { ...account, listTasks: async () => "text" },
      { ...account, listTasks: async () => ({ isTruncated: true, data: [] }) },
      { ...account, getTask: async () => [] },
      { ...account, getTask: async () => ({ taskId: "tsk-2" }) },
      { ...account, listMedias: async () => null },
    ]) {
      await assert.rejects(readSpan(baidu({ client })), { code: "response_invalid" });
    }
  });

  it("skips list items without an id", async () => {
    const client = {
      ...accountWith([], [{}]),
      listTasks: async () => ({ data: [{}, null, "text", { status: "FINISHED" }] }),
    };
    assert.deepEqual(await readSpan(baidu({ client })), { events: [], calls: 2 });
  });

  it("rejects a time span with more new media than a cursor can hold", async () => {
    const tasks = Array.from({ length: 3000 }, (_, index) => ({
      taskId: `tsk-${String(index).padStart(16, "0")}`,
      status: "FINISHED",
      mediaFetchTaskInfo: { mediaBasicInfo: { mediaId: `mda-${index}` } },
    }));
    await assert.rejects(readSpan(baidu({ client: accountWith(tasks) })), {
      code: "config_invalid",
    });
  });

  it("is absent for a client without the calls", () => {
    assert.equal(baidu({ client: unused }).reconciliation, undefined);
  });

  it("names every documented type in its coverage", () => {
    const provider = baidu();
    assert.deepEqual(
      Object.keys(sourceOf(provider).coverage),
      Object.keys(provider.nativeEvents ?? {}),
    );
  });
});
