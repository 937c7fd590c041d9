import assert from "node:assert/strict";
import { type BaiduOptions, baidu } from "@vod-events/baidu";
import type { VodEvent } from "@vod-events/core";
import type { ConfirmationSource } from "@vod-events/core/provider";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";

function sourceOf(options: BaiduOptions): ConfirmationSource {
  const { confirmation } = baidu(options);
  assert.ok(confirmation);
  return confirmation;
}

const adapter = baidu();

/** The event of a body. */
function eventOf(json: object): VodEvent {
  const decoded = adapter.decode(json);
  assert.ok(decoded.ok);
  const [event] = adapter.normalize(decoded.wire);
  assert.ok(event);
  return event;
}

describe("baidu: confirmation lookup", () => {
  let cloud: SimulatedBaidu;
  let source: ConfirmationSource;
  beforeEach(async () => {
    cloud = await simulateBaidu();
    source = sourceOf({ endpoint: cloud.endpoint, credentials: cloud.credentials });
  });
  afterEach(() => cloud.close());

  async function confirm(event: VodEvent) {
    const request = source.lookupFor(event);
    assert.ok(request);
    return source.compare(event, await source.lookup(request));
  }

  const upload = (mediaId: string, name: string) =>
    eventOf({
      eventType: "MEDIA_UPLOAD_COMPLETE",
      mediaUploadCompleteEvent: { mediaId, name, mediaType: "video" },
    });

  const transcode = (taskId: string) =>
    eventOf({
      eventType: "MEDIA_TRANSCODE_COMPLETE",
      mediaTranscodeCompleteEvent: { taskId, status: "SUCCESS" },
    });

  it("confirms an upload that agrees with the API", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    assert.deepEqual(await confirm(upload(mediaId, "harbour")), { status: "confirmed" });
  });

  it("is unknown for an upload that differs, since the media may have changed", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    assert.deepEqual(await confirm(upload(mediaId, "quay")), {
      status: "unknown",
      reason: "the API differs or has no data about data.media.name",
    });
  });

  it("does not find a missing media or task, and makes no call for an invalid id", async () => {
    const absent = { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
    for (const id of ["mda-none", "..", "../callback", "a b"]) {
      assert.deepEqual(await confirm(upload(id, "harbour")), absent);
    }
    const forgotten = { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
    assert.deepEqual(await confirm(transcode("tsk-none")), forgotten);
  });

  it("finds a task, and is unknown for its outcome", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    const { taskId } = await cloud.transcode(mediaId);
    assert.equal((await confirm(transcode(taskId))).status, "unknown");
  });

  it("makes no call for an event without a task or a media", () => {
    assert.equal(source.lookupFor(eventOf({ eventType: "NEW_KIND" })), undefined);
  });

  it("passes other errors through", async () => {
    cloud.failNext("InternalError", { action: "GET /v2/tasks/{taskId}" });
    await assert.rejects(confirm(transcode("tsk-any")), { code: "unavailable" });
    await assert.rejects(sourceOf({ env: {} }).lookup({ about: "task", id: "t" }), {
      code: "credentials_missing",
    });
  });

  it("uses a client with the two calls, and is absent for a client without them", async () => {
    const getCallback = async () => ({});
    const putCallback = async () => {};
    assert.equal(baidu({ client: { getCallback, putCallback } }).confirmation, undefined);
    const client = {
      ...{ getCallback, putCallback, getMedia: async () => undefined },
      getTask: async (id: string) => ({ taskId: id }),
    };
    const answer = await sourceOf({ client }).lookup({ about: "task", id: "t" });
    assert.deepEqual(answer, { taskId: "t" });
    const getMedia = () => Promise.reject(new Error("odd"));
    const failing = sourceOf({ client: { ...client, getMedia } });
    await assert.rejects(failing.lookup({ about: "media", id: "m" }), { code: "unavailable" });
  });
});
