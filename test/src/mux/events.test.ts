import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { mux } from "@vod-events/mux";
import { sampleOf, untranslated } from "../fixtures/mux/all.js";
import { eventOfType, eventsOf, warningsOf } from "./translate.js";

/** The names of the native types in the typings of the SDK. */
function typesOfSdk(): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  const typings = resolve("@mux/mux-node/resources/webhooks/webhooks.js").replace(/js$/, "d.ts");
  const names = readFileSync(typings, "utf8").matchAll(
    /^ {4}type: '((?:video|robots)\.[\w.]+)';$/gm,
  );
  return [...new Set(Array.from(names, ([, name = ""]) => name))];
}

const { nativeEvents = {} } = mux({ env: {} });
const assetId = sampleOf("video.asset.created").data.id;

describe("mux: the events", () => {
  it("are all that the SDK lists, without a warning", () => {
    const types = typesOfSdk();
    assert.equal(types.length, 117);
    assert.deepEqual(
      Object.keys(nativeEvents).filter((type) => !types.includes(type)),
      [],
    );
    for (const type of types) {
      const event = type in nativeEvents ? sampleOf(type) : untranslated(type);
      assert.deepEqual(warningsOf(event), [], type);
      const [first] = eventsOf(event);
      assert.equal(first?.native.type, type);
      assert.equal(first?.type === "unknown", !(type in nativeEvents), type);
    }
  });

  it("of an undocumented type are unknown, with a warning", () => {
    const event = untranslated("video.asset.renamed");
    assert.deepEqual(warningsOf(event), [{ kind: "unknown_type", name: "video.asset.renamed" }]);
    assert.equal(eventOfType("unknown", event).outcome, "unknown");
  });

  for (const json of [{ type: "video.asset.ready" }, { id: "1" }, { id: "1", type: 7 }, []]) {
    it(`need an id and a type: ${JSON.stringify(json)}`, () => {
      assert.equal(mux({ env: {} }).decode(json).ok, false);
    });
  }

  it("that a resource has once have its id, and the others that of Mux", () => {
    const ready = sampleOf("video.asset.ready");
    const { id } = ready.object as { readonly id: string };
    assert.equal(eventOfType("media.ready", ready).id, `mux:video.asset.ready:${id}`);
    const updated = sampleOf("video.asset.updated");
    assert.equal(eventOfType("media.updated", updated).id, `mux:${updated.id}`);
  });

  it("have the id of Mux, and are the same in each attempt", () => {
    const attempt = { webhook_id: 1, response_status_code: 500, response_body: "busy" };
    const first = sampleOf("video.asset.updated");
    const second = { ...first, attempts: [attempt] };
    const third = { ...first, attempts: [attempt, attempt] };
    assert.deepEqual(eventsOf(second), eventsOf(first));
    assert.deepEqual(eventsOf(third), eventsOf(first));
    const event = eventOfType("media.updated", third);
    assert.deepEqual([event.id, event.idSource], [`mux:${first.id}`, "provider"]);
    assert.ok(!("attempts" in (event.native.payload as object)));
  });

  it("of a ready asset have its technical attributes, and a URL of a public playback id", () => {
    const { data, outcome, mediaId, time } = eventOfType("media.ready", {
      ...sampleOf("video.asset.updated"),
      type: "video.asset.ready",
    });
    assert.deepEqual([outcome, mediaId, time], ["succeeded", assetId, "2026-10-05T09:03:00Z"]);
    const { url, ...media } = data.media;
    assert.match(url ?? "", /^https:\/\/stream\.mux\.com\/\w{44}\.m3u8$/);
    assert.deepEqual(media, {
      name: "harbour",
      kind: "video",
      createdAt: "2026-10-05T09:00:00Z",
      origin: { kind: "on_demand_direct_upload" },
      technical: {
        durationSeconds: 60.575,
        widthPixels: 1280,
        heightPixels: 720,
        videoStreams: [{ widthPixels: 1280, heightPixels: 720, framesPerSecond: 25 }],
        audioStreams: [{ channels: 2 }],
      },
    });
  });

  it("of the documented sample are read, whose asset has an instant and no playback id", () => {
    const { data, mediaId } = eventOfType("media.ready", sampleOf("video.asset.ready"));
    assert.equal(mediaId, "0201p02fGKPE7MrbC269XRD7LpcHhrmbu0002");
    assert.equal(data.media.createdAt, "2019-03-23T02:06:50Z");
    assert.equal(data.media.url, undefined);
  });

  for (const [what, change] of [
    ["a signed playback id", { playback_ids: [{ id: "a", policy: "signed" }] }],
    ["a playback id with DRM", { playback_ids: [{ id: "a", policy: "drm" }] }],
    ["a playback id that is none", { playback_ids: [{ id: "../a", policy: "public" }] }],
    ["an asset that is not ready", { status: "preparing" }],
  ] as const) {
    it(`have no URL for ${what}`, () => {
      const event = eventOfType("media.updated", sampleOf("video.asset.updated", change));
      assert.equal(event.data.media.url, undefined);
    });
  }

  it("of a frame rate that could not be determined leave it out", () => {
    const tracks = [{ type: "video", max_width: 640, max_height: 360, max_frame_rate: -1 }];
    const event = eventOfType("media.updated", sampleOf("video.asset.updated", { tracks }));
    const streams = event.data.media.technical?.videoStreams;
    assert.deepEqual(streams, [{ widthPixels: 640, heightPixels: 360 }]);
  });

  it("of an asset that failed have the type and the messages of the error", () => {
    const errors = { type: "invalid_input", messages: ["no video", "no audio"] };
    const failed = eventOfType("media.ready", sampleOf("video.asset.errored", { errors }));
    assert.equal(failed.outcome, "failed");
    assert.deepEqual(failed.failure, {
      code: "other",
      raw: "invalid_input",
      message: "no video; no audio",
    });
    const without = eventOfType("media.ready", sampleOf("video.asset.errored", { errors: null }));
    assert.deepEqual(without.failure, { code: "other", raw: "errored" });
  });

  it("of other changes of an asset", () => {
    assert.equal(
      eventOfType("media.created", sampleOf("video.asset.created")).passthrough,
      "order-1042",
    );
    assert.deepEqual(eventOfType("media.deleted", sampleOf("video.asset.deleted")).data, {
      parts: "all",
    });
    const input = sampleOf("video.asset.non_standard_input_detected");
    assert.equal(eventOfType("media.analyzed", input).data.technical?.durationSeconds, 60.575);
    const recording = sampleOf("video.asset.live_stream_completed");
    const { data } = eventOfType("media.persisted", recording);
    assert.deepEqual(data, { source: recording.data.live_stream_id });
  });

  it("of a static rendition name its resolution, and have its size when it is ready", () => {
    const ready = eventOfType("media.transcoded", sampleOf("video.asset.static_rendition.ready"));
    assert.deepEqual([ready.outcome, ready.mediaId], ["succeeded", assetId]);
    assert.deepEqual(ready.data.rendition, {
      presetId: "720p",
      format: "mp4",
      sizeBytes: 13_799_321,
      bitrateBps: 1_822_456,
      widthPixels: 1280,
      heightPixels: 720,
    });
    const errored = eventOfType(
      "media.transcoded",
      sampleOf("video.asset.static_rendition.errored"),
    );
    assert.deepEqual(errored.data.rendition, { presetId: "720p" });
    assert.equal(errored.failure?.raw, "processing_error");
    const skipped = eventOfType(
      "media.transcoded",
      sampleOf("video.asset.static_rendition.skipped"),
    );
    assert.deepEqual([skipped.outcome, skipped.failure], ["skipped", undefined]);
    const created = eventOfType(
      "workflow.progressed",
      sampleOf("video.asset.static_rendition.created"),
    );
    assert.deepEqual(created.data.steps, [
      { kind: "static_rendition", outcome: "running", presetId: "720p" },
    ]);
    const deleted = eventOfType("media.deleted", sampleOf("video.asset.static_rendition.deleted"));
    assert.deepEqual(deleted.data.parts, [{ kind: "static_rendition", presetId: "720p" }]);
  });

  it("of all static renditions are one for each file, whose id has its name", () => {
    const event = sampleOf("video.asset.static_renditions.ready");
    const events = eventsOf(event);
    assert.deepEqual(
      events.map(({ id }) => id),
      [`mux:${event.id}:low.mp4`, `mux:${event.id}:high.mp4`],
    );
    const [low] = events;
    assert.ok(low?.type === "media.transcoded");
    assert.equal(low.data.rendition.presetId, "low.mp4");
    assert.match(low.data.rendition.url ?? "", /^https:\/\/stream\.mux\.com\/\w{44}\/low\.mp4$/);
  });

  it("of all static renditions leave out those that have events of their own", () => {
    const files = [{ name: "a.mp4" }, { name: "720p.mp4", status: "ready" }, { name: "a.mp4" }];
    const type = "video.asset.static_renditions.ready";
    const some = eventsOf(sampleOf(type, { static_renditions: { files } }));
    assert.deepEqual(
      some.map(({ id }) => id.split(":").at(-1)),
      ["a.mp4"],
    );
    const none = eventOfType("media.transcoded", sampleOf(type, { static_renditions: null }));
    assert.deepEqual([none.id, none.data], [`mux:${sampleOf(type).id}`, { rendition: {} }]);
  });

  it("of a master have its temporary URL", () => {
    const ready = sampleOf("video.asset.master.ready");
    const { url } = ready.data.master as { readonly url: string };
    const { data } = eventOfType("media.transcoded", ready);
    assert.deepEqual(data.rendition, { presetId: "master", format: "mp4", url });
    const errored = eventOfType("media.transcoded", sampleOf("video.asset.master.errored"));
    assert.deepEqual([errored.outcome, errored.data.rendition], ["failed", { presetId: "master" }]);
    const deleted = eventOfType("media.deleted", sampleOf("video.asset.master.deleted"));
    assert.deepEqual(deleted.data.parts, [{ kind: "master" }]);
  });

  for (const [type, outcome] of [
    ["video.asset.track.created", "running"],
    ["video.asset.track.ready", "succeeded"],
    ["video.asset.track.errored", "failed"],
  ] as const) {
    it(`of a text track: ${type} is ${outcome}`, () => {
      const event = eventOfType("caption.created", sampleOf(type));
      const { id: captionId } = sampleOf(type).data;
      assert.deepEqual([event.outcome, event.mediaId], [outcome, assetId]);
      assert.deepEqual(event.data, { captionId, name: "English", language: "en" });
    });
  }

  it("of a text track have no language until it is detected", () => {
    const event = sampleOf("video.asset.track.created", { language_code: "auto" });
    assert.equal(eventOfType("caption.created", event).data.language, undefined);
  });

  it("of tracks without a neutral type are unknown, without a warning", () => {
    for (const type of ["video.asset.track.ready", "video.asset.track.deleted"]) {
      for (const change of [{ type: "audio" }, { type: "video" }, { type: null }]) {
        const event = sampleOf(type, change);
        assert.equal(eventOfType("unknown", event).mediaId, assetId);
        assert.deepEqual(warningsOf(event), []);
      }
    }
  });

  it("of shots are an analysis with a manifest", () => {
    const ready = eventOfType("analysis.completed", sampleOf("video.asset.shots.ready"));
    assert.deepEqual(ready.data, {
      ...{ kind: "segments", results: [] },
      allResultsUrl: "https://shots.mux.example/manifest.json?signature=0",
    });
    assert.equal(ready.mediaId, assetId);
    const outcomes = ["errored", "skipped"].map(
      (state) => eventOfType("analysis.completed", sampleOf(`video.asset.shots.${state}`)).outcome,
    );
    assert.deepEqual(outcomes, ["failed", "skipped"]);
    const created = eventOfType("workflow.progressed", sampleOf("video.asset.shots.created"));
    assert.deepEqual(created.data.steps, [{ kind: "shots", outcome: "running" }]);
    const deleted = eventOfType("media.deleted", sampleOf("video.asset.shots.deleted"));
    assert.deepEqual(deleted.data.parts, [{ kind: "shots" }]);
  });

  it("of an upload have its id as the task, and the value of its asset", () => {
    const { id: uploadId } = sampleOf("video.upload.created").data;
    const created = eventOfType("upload.created", sampleOf("video.upload.created"));
    assert.deepEqual([created.outcome, created.data], ["succeeded", { uploadId }]);
    const canceled = eventOfType("upload.canceled", sampleOf("video.upload.cancelled"));
    assert.deepEqual([canceled.outcome, canceled.data], ["canceled", { uploadId }]);
    const uploaded = eventOfType("media.uploaded", sampleOf("video.upload.asset_created"));
    const { outcome, mediaId, taskId, passthrough } = uploaded;
    assert.deepEqual(
      [outcome, mediaId, taskId, passthrough],
      ["succeeded", assetId, uploadId, "order-1042"],
    );
    const failed = eventOfType("media.uploaded", sampleOf("video.upload.errored"));
    assert.deepEqual(failed.failure, {
      ...{ code: "other", raw: "invalid_input" },
      message: "The upload is not a media file.",
    });
  });

  it("of a live stream have its id, its title and the asset that it is recorded to", () => {
    const active = sampleOf("video.live_stream.active");
    const started = eventOfType("live.started", active);
    const data = { streamId: active.data.id, name: "harbour webcam" };
    assert.deepEqual([started.mediaId, started.data], [assetId, data]);
    const ended = eventOfType("live.ended", sampleOf("video.live_stream.idle"));
    assert.deepEqual([ended.mediaId, ended.data], [undefined, data]);
  });

  it("without a neutral type keep their value, their asset and their payload", () => {
    const warning = { id: "1", type: "video.asset.warning", object: { type: "asset", id: "a1" } };
    const event = eventOfType("unknown", { ...warning, data: { passthrough: "p", warning: {} } });
    assert.deepEqual([event.mediaId, event.passthrough, event.id], ["a1", "p", "mux:1"]);
    assert.deepEqual(event.native.payload, { ...warning, data: { passthrough: "p", warning: {} } });
  });
});
