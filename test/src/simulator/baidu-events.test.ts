import assert from "node:assert/strict";
import {
  type SimulateBaiduOptions,
  type SimulatedBaidu,
  simulateBaidu,
} from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { configureBaidu } from "./baidu-client.js";
import { type CallbackReceiver, callbackReceiver } from "./callback-receiver.js";

describe("simulated Baidu: events", () => {
  let cloud: SimulatedBaidu;
  let receiver: CallbackReceiver;
  beforeEach(async () => {
    receiver = await callbackReceiver();
    await start({});
  });
  afterEach(async () => {
    await cloud.close();
    receiver.close();
  });

  async function start(options: SimulateBaiduOptions): Promise<void> {
    cloud = await simulateBaidu({ clock: fakeClock(), ...options });
    await configureBaidu(cloud, {
      callbackUrl: receiver.url,
      enableMediaUploadCompleteEvent: true,
      enableMediaFetchCompleteEvent: true,
      enableMediaTranscodeCompleteEvent: true,
      enableMediaThumbnailCompleteEvent: true,
    });
  }

  async function events() {
    await cloud.idle();
    return receiver.received.map(({ body }) => JSON.parse(body));
  }

  it("report an upload", async () => {
    const { mediaId } = await cloud.upload({ name: "Lecture 03.mp4" });
    const [event] = await events();
    assert.deepEqual(Object.keys(event), [
      "eventId",
      "eventType",
      "eventTime",
      "mediaUploadCompleteEvent",
    ]);
    assert.match(event.eventId, /^evt-[a-z0-9]{16}$/);
    assert.deepEqual(
      [event.eventType, event.eventTime],
      ["MEDIA_UPLOAD_COMPLETE", "2026-01-01T00:00:00Z"],
    );
    const media = event.mediaUploadCompleteEvent;
    assert.match(mediaId, /^mda-[a-z0-9]{16}$/);
    assert.deepEqual([media.mediaId, media.name], [mediaId, "Lecture 03"]);
    assert.equal(media.source.sourceType, "UPLOAD");
  });

  it("report an import that succeeds", async () => {
    const url = "https://media.example.com/a.mp4";
    const { mediaId, taskId } = await cloud.import({ url });
    const [event] = await events();
    const { fetchTaskInfo: info, ...task } = event.mediaFetchCompleteEvent;
    assert.deepEqual([event.eventType, task.taskId], ["MEDIA_FETCH_COMPLETE", taskId]);
    assert.deepEqual(
      [task.status, info.url, info.mediaBasicInfo.mediaId],
      ["SUCCESS", url, mediaId],
    );
  });

  it("report an import that fails, without a media", async () => {
    const { mediaId } = await cloud.import({ url: "https://media.example.com/a", fail: true });
    const [{ mediaFetchCompleteEvent: event }] = await events();
    assert.deepEqual([event.status, event.fetchTaskInfo.mediaBasicInfo], ["FAILED", undefined]);
    assert.equal(typeof event.fetchTaskInfo.errMsg, "string");
    assert.equal(mediaId, undefined);
  });

  it("report an import under the other documented name if configured to", async () => {
    await cloud.close();
    await start({ fetchPayloadKey: "mediaTranscodeCompleteEvent" });
    await cloud.import({ url: "https://media.example.com/a.mp4" });
    const [event] = await events();
    assert.equal(event.eventType, "MEDIA_FETCH_COMPLETE");
    assert.ok(event.mediaTranscodeCompleteEvent.fetchTaskInfo);
  });

  it("report a transcode once for each preset, under one task id", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const { taskId } = await cloud.transcode(mediaId, { presets: ["hd", "sd"], fail: ["sd"] });
    const seen = (await events())
      .filter(({ eventType }) => eventType === "MEDIA_TRANSCODE_COMPLETE")
      .map(({ eventId, mediaTranscodeCompleteEvent: event }) => ({ eventId, ...event }));
    assert.equal(new Set(seen.map(({ eventId }) => eventId)).size, 2);
    const shown = seen.map(({ taskId, status, transcodeTaskInfo: info }) => ({
      taskId,
      status,
      mediaId: info.mediaId,
      preset: info.transcodeInput.presetId,
      output: info.transcodeOutput?.id,
      failed: info.errMsg !== undefined,
    }));
    shown.sort((a, b) => a.preset.localeCompare(b.preset));
    assert.deepEqual(shown, [
      { taskId, status: "SUCCESS", mediaId, preset: "hd", output: "hd", failed: false },
      { taskId, status: "FAILED", mediaId, preset: "sd", output: undefined, failed: true },
    ]);
  });

  it("report thumbnails with their images", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const { taskId } = await cloud.thumbnail(mediaId);
    const event = (await events()).find(({ eventType }) => eventType.includes("THUMBNAIL"));
    const { thumbnailTaskInfo: info, ...task } = event.mediaThumbnailCompleteEvent;
    assert.deepEqual([task.taskId, info.mediaId], [taskId, mediaId]);
    assert.equal(info.thumbnailOutput.id, info.thumbnailInput.presetId);
    assert.equal(info.thumbnailOutput.urls.length, 2);
  });

  it("report only the event types that are on", async () => {
    await configureBaidu(cloud, {
      enableMediaUploadCompleteEvent: false,
      enableMediaTranscodeCompleteEvent: false,
    });
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.transcode(mediaId);
    await cloud.thumbnail(mediaId);
    const types = (await events()).map(({ eventType }) => eventType);
    assert.deepEqual(types, ["MEDIA_THUMBNAIL_COMPLETE"]);
  });

  it("are not raised for an invalid task", async () => {
    await assert.rejects(cloud.transcode("mda-1"), /no media mda-1/);
    await assert.rejects(cloud.thumbnail("mda-1"), /no media mda-1/);
    await assert.rejects(cloud.redeliver(), /No event/);
    assert.deepEqual(await events(), []);
  });
});
