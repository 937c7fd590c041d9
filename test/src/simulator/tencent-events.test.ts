import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import type {
  EventContent,
  MediaProcessTaskResult,
} from "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_models.js";
import { tencentClient } from "./tencent-client.js";

describe("simulated Tencent: events", () => {
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent({ clock: fakeClock() });
    await tencentClient(cloud).ModifyEventConfig({
      Mode: "PULL",
      UploadMediaCompleteEventSwitch: "ON",
      DeleteMediaCompleteEventSwitch: "ON",
    });
  });
  afterEach(() => cloud.close());

  async function events(): Promise<EventContent[]> {
    const { EventSet: events = [] } = await tencentClient(cloud).PullEvents({});
    return events;
  }

  async function results(): Promise<MediaProcessTaskResult[]> {
    const procedure = (await events()).at(-1)?.ProcedureStateChangeEvent;
    return procedure?.MediaProcessResultSet ?? [];
  }

  it("report an upload with its name, passthrough and time", async () => {
    const { mediaId } = await cloud.upload({ name: "Trail run.MOV", passthrough: "order-7" });
    const [{ EventType: type, FileUploadEvent: event } = {}] = await events();
    assert.deepEqual([type, event?.FileId], ["NewFileUpload", mediaId]);
    assert.equal(event?.MediaBasicInfo?.Name, "Trail run");
    assert.equal(event?.MediaBasicInfo?.Type, "mov");
    assert.equal(event?.MediaBasicInfo?.CreateTime, "2026-01-01T00:00:00Z");
    assert.equal(event?.MediaBasicInfo?.SourceInfo?.SourceContext, "order-7");
  });

  it("have media ids above the safe integers of JavaScript", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    assert.match(mediaId, /^[1-9]\d{18}$/);
    assert.ok(!Number.isSafeInteger(Number(mediaId)));
  });

  it("report an import, and no media for a failed one", async () => {
    const url = "https://media.example.com/files/holiday.mp4?token=1";
    const good = await cloud.import({ url });
    const bad = await cloud.import({ url, fail: true });
    const [first, second] = (await events()).map(({ PullCompleteEvent: event }) => event);
    assert.deepEqual([first?.TaskId, first?.FileId], [good.taskId, good.mediaId]);
    assert.deepEqual([first?.Status, first?.ErrCode], ["FINISH", 0]);
    assert.equal(first?.MediaBasicInfo?.Name, "holiday");
    assert.deepEqual([second?.TaskId, second?.Status], [bad.taskId, "FINISH"]);
    assert.deepEqual([second?.ErrCode, second?.FileId], [60000, ""]);
    assert.equal(bad.mediaId, undefined);
  });

  it("report a transcode in one procedure with a result for each preset", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const { taskId } = await cloud.transcode(mediaId, { presets: ["10", "20"], fail: ["20"] });
    const pulled = await events();
    assert.equal(pulled.length, 2);
    const event = pulled[1]?.ProcedureStateChangeEvent;
    assert.match(taskId, /^\d+-procedurev2-[0-9a-f]{32}t0$/);
    assert.deepEqual([event?.TaskId, event?.Status, event?.FileId], [taskId, "FINISH", mediaId]);
    const tasks = event?.MediaProcessResultSet?.map(({ Type, TranscodeTask: task }) => ({
      Type,
      status: task?.Status,
      preset: task?.Input?.Definition,
      hasOutput: task?.Output !== null,
    }));
    assert.deepEqual(tasks, [
      { Type: "Transcode", status: "SUCCESS", preset: 10, hasOutput: true },
      { Type: "Transcode", status: "FAIL", preset: 20, hasOutput: false },
    ]);
  });

  it("have two results for a transcode without a preset", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.transcode(mediaId);
    assert.equal((await results()).length, 2);
  });

  it("report thumbnails in a procedure with their images", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.thumbnail(mediaId, { preset: "11" });
    const [result] = await results();
    assert.equal(result?.Type, "SampleSnapshot");
    assert.equal(result?.SampleSnapshotTask?.Input?.Definition, 11);
    assert.equal(result?.SampleSnapshotTask?.Output?.ImageUrlSet?.length, 2);
    assert.equal(result?.TranscodeTask, null);
  });

  it("report deleted files and a deleted media", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.delete(mediaId, [{ type: "TranscodeFiles" }]);
    await cloud.delete(mediaId);
    const deletions = (await events()).slice(1).map(({ FileDeleteEvent: event }) => event);
    assert.deepEqual(
      deletions.map((event) => event?.FileIdSet),
      [[mediaId], [mediaId]],
    );
    assert.deepEqual(
      deletions.map((event) => event?.FileDeleteResultInfo?.[0]?.DeleteParts),
      [[{ Type: "TranscodeFiles", Definition: 0 }], []],
    );
    await assert.rejects(cloud.transcode(mediaId), /no media/);
  });

  it("report uploads and deletions only if they are on, and tasks always", async () => {
    await tencentClient(cloud).ModifyEventConfig({
      UploadMediaCompleteEventSwitch: "OFF",
      DeleteMediaCompleteEventSwitch: "OFF",
    });
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.transcode(mediaId);
    await cloud.import({ url: "https://media.example.com/b.mp4" });
    await cloud.delete(mediaId);
    const types = (await events()).map(({ EventType }) => EventType);
    assert.deepEqual(types, ["ProcedureStateChanged", "PullComplete"]);
  });

  it("are not raised for an invalid task", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await assert.rejects(cloud.transcode("1"), /no media 1/);
    await assert.rejects(cloud.thumbnail("1"), /no media 1/);
    await assert.rejects(cloud.delete("1"), /no media 1/);
    await assert.rejects(cloud.transcode(mediaId, { presets: ["hd"] }), /not a number/);
    await assert.rejects(cloud.transcode(mediaId, { presets: [] }), /presets is empty/);
    await assert.rejects(cloud.transcode(mediaId, { fail: ["1"] }), /not in presets/);
    assert.equal(cloud.queue.waiting, 1);
  });
});
