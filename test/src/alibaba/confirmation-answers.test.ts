import assert from "node:assert/strict";
import { type AlibabaVodClient, alibaba } from "@vod-events/alibaba";
import type { Confirmation, VodEvent } from "@vod-events/core/provider";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { eventsOf } from "./translate.js";

const upload = sampleOf("FileUploadComplete");
const deletion = sampleOf("DeleteMediaComplete");
const stream = sampleOf("StreamTranscodeComplete");

const confirmed: Confirmation = { status: "confirmed" };
const waiting: Confirmation = {
  ...{ status: "not_yet", reasons: ["mediaId"] },
  finally: "contradicted",
};

function eventOf(json: object): VodEvent {
  const [event] = eventsOf(json);
  assert.ok(event);
  return event;
}

function sourceOf(client: AlibabaVodClient = { request: async () => ({}) }) {
  const { confirmation } = alibaba({ env: {}, client });
  assert.ok(confirmation);
  return confirmation;
}

const compare = (json: object, answer: unknown) => sourceOf().compare(eventOf(json), answer);
const file = (Mezzanine: object) => ({ Mezzanine });

describe("alibaba: the confirmation of an upload", () => {
  const size = "data.media.technical.sizeBytes";
  for (const [what, answer, expected] of [
    ["a missing media", undefined, waiting],
    ["an answer without a file", {}, waiting],
    ["a deleted file", file({ Status: "Deleted", Size: 1439274 }), waiting],
    ["a file that is being uploaded", file({ Status: "Uploading", Size: 1439274 }), waiting],
    [
      "a blocked file",
      file({ Status: "Blocked", Size: 1439274 }),
      { status: "contradicted", reasons: ["outcome"] },
    ],
    ["a file without a status", file({}), { status: "contradicted", reasons: ["outcome"] }],
    ["the same size", file({ Status: "Normal", Size: "1439274" }), confirmed],
    [
      "another size",
      file({ Status: "Normal", Size: 1439275 }),
      { status: "contradicted", reasons: [size] },
    ],
    [
      "no size",
      file({ Status: "Normal" }),
      { status: "not_yet", reasons: [size], finally: "unknown" },
    ],
  ] as const) {
    it(`compares it with ${what}`, () => {
      assert.deepEqual(compare(upload, answer), expected);
    });
  }

  it("without a size needs the file only", () => {
    const bare = { ...upload, Size: null };
    assert.deepEqual(compare(bare, file({ Status: "Normal", Size: 17 })), confirmed);
    assert.deepEqual(compare(bare, file({ Status: "Normal" })), confirmed);
  });
});

describe("alibaba: the confirmation of a deletion", () => {
  for (const [what, answer, expected] of [
    ["a missing media", undefined, confirmed],
    ["a deleted file", file({ Status: "Deleted" }), confirmed],
    ["a file", file({ Status: "Normal" }), waiting],
    ["an answer without a file", {}, waiting],
  ] as const) {
    it(`compares it with ${what}`, () => {
      assert.deepEqual(compare(deletion, answer), expected);
    });
  }
});

describe("alibaba: the confirmation of a rendition", () => {
  const answerOf = (...streams: readonly unknown[]) => ({ PlayInfoList: { PlayInfo: streams } });
  const found = {
    ...{ JobId: "b41d5f3a90c7", Definition: "LD", Format: "MP4" },
    ...{ Size: "1815332", Width: 551, Height: "980" },
  };

  it("is by the stream of its job", () => {
    assert.deepEqual(compare(stream, answerOf("text", { JobId: "other" }, found)), confirmed);
  });

  it("compares what both have", () => {
    const bare = { ...stream, Definition: "", Format: "", FileUrl: "", Size: "", Width: "" };
    assert.deepEqual(compare(bare, answerOf(found)), confirmed);
  });

  it("names what differs", () => {
    const other = { JobId: "b41d5f3a90c7", Format: "m3u8", Definition: "LD", Height: 980 };
    assert.deepEqual(compare(stream, answerOf(other)), {
      status: "contradicted",
      reasons: ["format", "sizeBytes", "widthPixels"].map((name) => `data.rendition.${name}`),
    });
  });

  it("is unknown without a job, and may come later", () => {
    assert.deepEqual(compare({ ...stream, JobId: "" }, answerOf(found)), {
      status: "unknown",
      reason: "the event does not name its job",
    });
    for (const answer of [undefined, {}, answerOf()]) {
      const later = { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
      assert.deepEqual(compare(stream, answer), later);
    }
  });
});

describe("alibaba: the lookup of an event", () => {
  for (const [what, json, expected] of [
    ["an upload", upload, { about: "media", id: "43q91jdh7df4a1b2" }],
    ["an import", sampleOf("UploadByURLComplete"), { about: "media", id: "43q9fjdun3f7c0d1" }],
    ["a deletion", deletion, { about: "media", id: "1234343b689c413ca5422dfe1e4709aa" }],
    ["a deletion of a part", { ...deletion, DeleteType: "part" }, undefined],
    ["a rendition", stream, { about: "renditions", id: "43q9fj74hdf3e5a9" }],
    ["an upload without a media", { ...upload, VideoId: "" }, undefined],
    ["a rendition without a media", { ...stream, VideoId: "" }, undefined],
    ["a failed rendition", { ...stream, Status: "fail" }, undefined],
    ["an attachment", sampleOf("ImageUploadComplete"), undefined],
    ["a restoration", sampleOf("RestoreMediaComplete"), undefined],
  ] as const) {
    it(`of ${what} is ${expected?.about ?? "none"}`, () => {
      assert.deepEqual(sourceOf().lookupFor(eventOf(json)), expected);
    });
  }

  it("has these limits", () => {
    assert.deepEqual(sourceOf().limits, { callsPerSecond: 100, taskRetentionSeconds: 604_800 });
  });

  it("is one call", async () => {
    const calls: unknown[] = [];
    const source = sourceOf({
      async request(...call) {
        calls.push(call);
        return { Mezzanine: {} };
      },
    });
    assert.deepEqual(await source.lookup({ about: "media", id: "v1" }), { Mezzanine: {} });
    await source.lookup({ about: "renditions", id: "v2" });
    const options = { method: "POST" };
    assert.deepEqual(calls, [
      ["GetMezzanineInfo", { VideoId: "v1" }, options],
      ["GetPlayInfo", { VideoId: "v2", ResultType: "Multiple" }, options],
    ]);
  });

  for (const [Code, answer] of [
    ["InvalidVideo.NotFound", undefined],
    ["InvalidVideo.NoneStream", {}],
    ["Forbidden.IllegalStatus", {}],
  ] as const) {
    it(`reads the code ${Code} as ${JSON.stringify(answer)}`, async () => {
      const source = sourceOf({ request: () => Promise.reject({ data: { Code } }) });
      for (const about of ["media", "renditions"] as const) {
        assert.deepEqual(await source.lookup({ about, id: "v1" }), answer);
      }
    });
  }
});
