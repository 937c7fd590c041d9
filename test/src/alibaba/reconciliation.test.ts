import assert from "node:assert/strict";
import { type AlibabaVodClient, alibaba } from "@vod-events/alibaba";
import type { VodEvent } from "@vod-events/core/provider";
import { type SimulatedAlibaba, simulateAlibaba } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { byId, deliveredEvents, neutral, readSpan, sourceOf } from "../seam/read-span.js";
import { type CallbackReceiver, callbackReceiver } from "../simulator/callback-receiver.js";

/** What a rendition from the API has of one from a callback. */
function comparable(event: VodEvent): object {
  const { passthrough: _, ...fields } = neutral(event) as VodEvent;
  return fields;
}

describe("alibaba: reconciliation with the simulated cloud", () => {
  let cloud: SimulatedAlibaba;
  let receiver: CallbackReceiver;
  beforeEach(async () => {
    cloud = await simulateAlibaba({ clock: fakeClock(Date.now()) });
    receiver = await callbackReceiver();
    await cloud.configure({
      ...{ CallbackType: "HTTP", CallbackURL: receiver.url },
      EventTypeList: "StreamTranscodeComplete",
    });
  });
  afterEach(async () => {
    receiver.close();
    await cloud.close();
  });

  const adapter = () => {
    const { endpoint, credentials } = cloud;
    return alibaba({ env: {}, endpoint, credentials });
  };

  const delivered = () => deliveredEvents(cloud, receiver, adapter());

  it("gives the same events as the callbacks, but for failures and the passthrough", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4", passthrough: "order 7" });
    await cloud.transcode(mediaId, { presets: ["HD", "SD", "LD"], fail: ["LD"] });
    const succeeded = (await delivered()).filter(({ outcome }) => outcome === "succeeded");
    const { events } = await readSpan(adapter());
    assert.equal(succeeded.length, 2);
    assert.deepEqual(byId(events), byId(succeeded, comparable));
  });

  it("reads the list by pages of the maximum length, and the streams of each media", async () => {
    for (let count = 0; count < 101; count++) await cloud.upload({ name: `${count}.mp4` });
    assert.deepEqual(await readSpan(adapter()), { events: [], calls: 2 + 101 });
  });

  it("finds nothing in an empty time span, in one call", async () => {
    await cloud.upload({ name: "a.mp4" });
    const until = new Date(Date.now() - 3_600_000);
    const since = new Date(until.getTime() - 60_000);
    assert.deepEqual(await readSpan(adapter(), { since, until }), { events: [], calls: 1 });
  });

  it("leaves out a media that was deleted meanwhile", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.transcode(mediaId);
    cloud.failNext("InvalidVideo.NotFound", { action: "GetPlayInfo" });
    assert.deepEqual(await readSpan(adapter()), { events: [], calls: 2 });
  });

  it("maps throttling, and other errors", async () => {
    cloud.failNext("Throttling.User", { action: "GetVideoList" });
    await assert.rejects(readSpan(adapter()), { code: "throttled", retryable: true });
    await cloud.upload({ name: "a.mp4" });
    cloud.failNext("InternalError", { action: "GetPlayInfo" });
    await assert.rejects(readSpan(adapter()), { code: "unavailable", retryable: true });
    cloud.failNext("Forbidden.RAM", { action: "GetVideoList" });
    await assert.rejects(readSpan(adapter()), { code: "permission_denied" });
  });
});

describe("alibaba: reconciliation of documented responses", () => {
  const answering = (answers: Readonly<Record<string, unknown>>): AlibabaVodClient => ({
    request: async (action) => answers[action],
  });
  const listOf = (...videos: readonly object[]) => ({ VideoList: { Video: videos } });

  it("reads a list longer than its maximum in several parts", async () => {
    const starts: string[] = [];
    const client: AlibabaVodClient = {
      async request(action, { PageNo = "", StartTime = "" }) {
        if (action !== "GetVideoList") return {};
        if (PageNo === "1") starts.push(StartTime);
        const isShort = starts.length === 2 && PageNo === "2";
        const CreationTime = `2026-01-01T00:00:${String(starts.length).padStart(2, "0")}Z`;
        return listOf(...Array.from({ length: isShort ? 1 : 100 }, () => ({ CreationTime })));
      },
    };
    const span = { since: new Date("2026-01-01"), until: new Date("2026-01-02") };
    const { calls } = await readSpan(alibaba({ client }), span);
    assert.deepEqual(starts, ["2025-12-31T23:00:00Z", "2026-01-01T00:00:01Z"]);
    assert.equal(calls, 52);
  });

  it("ends when the whole list was created in one second", async () => {
    const CreationTime = "2026-01-01T00:00:00Z";
    const page = listOf(...Array.from({ length: 100 }, () => ({ CreationTime })));
    const provider = alibaba({ client: answering({ GetVideoList: page }) });
    const span = { since: new Date(CreationTime), until: new Date("2026-01-02") };
    assert.equal((await readSpan(provider, span)).calls, 100);
  });

  it("leaves out streams without a job, and the uploaded file", async () => {
    const streams = [{ Definition: "HD" }, { JobId: "1", Definition: "OD" }, "text"];
    const client = answering({
      GetVideoList: listOf({ VideoId: "v1" }, {}),
      GetPlayInfo: { PlayInfoList: { PlayInfo: streams } },
    });
    assert.deepEqual(await readSpan(alibaba({ client })), { events: [], calls: 2 });
  });

  it("rejects responses without a list", async () => {
    for (const list of [{}, { VideoList: {} }, { VideoList: { Video: {} } }, null, "text"]) {
      const client = answering({ GetVideoList: list });
      await assert.rejects(readSpan(alibaba({ client })), { code: "response_invalid" });
    }
  });

  it("counts the documented code for no media as an empty list", async () => {
    const client: AlibabaVodClient = {
      request: () => Promise.reject({ data: { Code: "InvalidVideo.NotFound" } }),
    };
    assert.deepEqual(await readSpan(alibaba({ client })), { events: [], calls: 1 });
  });

  it("names every documented type in its coverage", () => {
    const provider = alibaba();
    assert.deepEqual(
      Object.keys(sourceOf(provider).coverage),
      Object.keys(provider.nativeEvents ?? {}),
    );
  });
});
