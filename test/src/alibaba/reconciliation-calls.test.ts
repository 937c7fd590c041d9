import assert from "node:assert/strict";
import { type AlibabaVodClient, alibaba } from "@vod-events/alibaba";
import { readSpan, sourceOf } from "../seam/read-span.js";

const span = {
  since: new Date("2026-01-01T00:00:00.500Z"),
  until: new Date("2026-01-02T00:00:00Z"),
};

/** Reads a time span with a client that records its calls. */
async function callsOf(
  answer: (action: string, params: Readonly<Record<string, string>>) => unknown,
) {
  const calls: (readonly [string, Readonly<Record<string, string>>])[] = [];
  const client: AlibabaVodClient = {
    async request(action, params) {
      calls.push([action, params]);
      assert.ok(calls.length <= 100, "the list does not end");
      return answer(action, params);
    },
  };
  const { events } = await readSpan(alibaba({ env: {}, client }), span);
  return { calls, events };
}

const listOf = (videos: readonly unknown[]) => ({ VideoList: { Video: videos } });

describe("alibaba: the calls of a reconciliation", () => {
  it("have these limits", () => {
    const { limits } = sourceOf(alibaba({ env: {} }));
    assert.deepEqual(limits, { callsPerSecond: 20, reachBackSeconds: 3600 });
  });

  it("are one for the list, and one for each media with an id", async () => {
    const videos = [{ VideoId: "v1" }, "text", {}, { VideoId: "v2" }];
    const { calls } = await callsOf((action) => (action === "GetVideoList" ? listOf(videos) : {}));
    const list = {
      ...{ StartTime: "2025-12-31T23:00:00Z", EndTime: "2026-01-02T00:00:00Z" },
      ...{ Status: "Transcoding,TranscodeFail,Blocked,Normal", SortBy: "CreationTime:Asc" },
      ...{ PageNo: "1", PageSize: "100" },
    };
    assert.deepEqual(calls, [
      ["GetVideoList", list],
      ["GetPlayInfo", { VideoId: "v1", ResultType: "Multiple" }],
      ["GetPlayInfo", { VideoId: "v2", ResultType: "Multiple" }],
    ]);
  });

  it("give the whole event of a stream", async () => {
    const stream = {
      ...{ CreationTime: "2026-01-01T01:00:00Z", PlayURL: "https://media.example.com/1.mp4" },
      ...{ JobId: "j1", Definition: "HD", Format: "mp4", Size: 7, Duration: "2.5" },
      ...{ Bitrate: "900", Fps: "25", Width: 1280, Height: 720 },
    };
    const { events } = await callsOf((action) =>
      action === "GetVideoList"
        ? listOf([{ VideoId: "v1" }])
        : { PlayInfoList: { PlayInfo: [stream] } },
    );
    const { CreationTime, PlayURL, ...others } = stream;
    const payload = {
      ...{ EventType: "StreamTranscodeComplete", EventTime: CreationTime },
      ...{ VideoId: "v1", Status: "success", FileUrl: PlayURL, ...others },
    };
    assert.deepEqual(
      events.map(({ id, native }) => [id, native]),
      [["alibaba:rendition:v1:j1:succeeded", { type: "StreamTranscodeComplete", payload }]],
    );
  });

  it("say that a response has no list", async () => {
    await assert.rejects(
      callsOf(() => ({})),
      {
        code: "response_invalid",
        message:
          "Alibaba Cloud answered GetVideoList with no list. Check alibaba.endpoint, or report it",
      },
    );
  });

  const full = (itemOf: (index: number) => unknown) =>
    listOf(Array.from({ length: 100 }, (_, index) => itemOf(index)));

  it("start the next list at the last item of a longest one", async () => {
    const { calls } = await callsOf((_, { StartTime }) =>
      StartTime === "2026-01-01T00:01:39.000Z"
        ? listOf([])
        : full((index) => ({
            CreationTime: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
          })),
    );
    assert.deepEqual(
      [calls.length, calls.at(-1)?.[1].StartTime, calls.at(-1)?.[1].PageNo],
      [51, "2026-01-01T00:01:39.000Z", "1"],
    );
  });

  for (const [what, last] of [
    ["no time", {}],
    ["no members", "text"],
  ] as const) {
    it(`end when the last item of a longest list has ${what}`, async () => {
      const { calls } = await callsOf(() => full(() => last));
      assert.equal(calls.length, 50);
    });

    it(`end when the last item of a later list has ${what}`, async () => {
      const CreationTime = "2026-01-01T00:00:01Z";
      const { calls } = await callsOf((_, { StartTime }) =>
        full(() => (StartTime === CreationTime ? last : { CreationTime })),
      );
      assert.equal(calls.length, 100);
    });
  }
});
