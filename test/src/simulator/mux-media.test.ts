import assert from "node:assert/strict";
import type Mux from "@mux/mux-node";
import type { SimulateMuxOptions } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { errorOf, type MuxEvent, type MuxSession, muxSession } from "./mux-client.js";

describe("simulated Mux: uploads and assets", () => {
  let session: MuxSession;
  afterEach(() => session.close());

  async function open(options?: SimulateMuxOptions): Promise<Mux.Video> {
    session = await muxSession(options);
    return session.client.video;
  }

  async function types(): Promise<readonly string[]> {
    return (await session.events()).map(({ type }) => type).toSorted();
  }

  async function event<Type extends MuxEvent["type"]>(type: Type) {
    const found = (await session.events()).find((each) => each.type === type);
    assert.ok(found, `no event ${type}`);
    return found as Extract<MuxEvent, { type: Type }>;
  }

  const url = "https://media.example.com/harbour.mp4";
  const newUpload = {
    cors_origin: "https://app.example",
    new_asset_settings: { passthrough: "order-1", playback_policies: ["public"] },
  } satisfies Mux.Video.UploadCreateParams;

  it("creates the asset of a direct upload when the file comes", async () => {
    const { uploads, assets } = await open();
    const upload = await uploads.create(newUpload);
    assert.deepEqual(
      [upload.status, upload.timeout, upload.asset_id],
      ["waiting", 3600, undefined],
    );
    assert.deepEqual(await uploads.retrieve(upload.id), upload);
    assert.deepEqual((await uploads.list()).data, [upload]);
    const sent = await fetch(upload.url ?? "", { method: "PUT", body: "the file" });
    assert.equal(sent.status, 200);
    const { asset_id = "", status } = await uploads.retrieve(upload.id);
    assert.equal(status, "asset_created");
    const asset = await assets.retrieve(asset_id);
    assert.deepEqual(
      [asset.status, asset.upload_id, asset.passthrough, asset.playback_ids?.[0]?.policy],
      ["ready", upload.id, "order-1", "public"],
    );
    assert.deepEqual((await assets.list({ upload_id: upload.id })).data, [asset]);
    assert.deepEqual((await assets.list({ upload_id: "another" })).data, []);
    assert.deepEqual(await types(), [
      "video.asset.created",
      "video.asset.ready",
      "video.upload.asset_created",
      "video.upload.created",
    ]);
  });

  it("sends events with the envelope and data of the SDK's types", async () => {
    const environment = { id: "abc123", name: "Harbour" };
    const start = Date.now();
    const { uploads } = await open({ clock: fakeClock(start), environment });
    const upload = await uploads.create(newUpload);
    await fetch(upload.url ?? "", { method: "PUT", body: "the file" });
    const waiting = await event("video.upload.created");
    const { id, data, ...envelope } = waiting;
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(envelope, {
      type: "video.upload.created",
      created_at: new Date(start).toISOString(),
      object: { type: "upload", id: upload.id },
      ...{ environment, attempts: [] },
      ...{ request_id: null, accessor: null, accessor_source: null },
    });
    assert.deepEqual(data, upload);
    const created = await event("video.asset.created");
    assert.deepEqual(created.object, { type: "asset", id: created.data.id });
    assert.deepEqual([created.data.status, created.data.tracks], ["preparing", undefined]);
    const ready = await event("video.asset.ready");
    assert.equal(ready.data.created_at, Math.floor(start / 1000));
    assert.deepEqual(
      ready.data.tracks?.map(({ type }) => type),
      ["video", "audio"],
    );
    assert.deepEqual([ready.data.duration, ready.data.aspect_ratio], [12.48, "16:9"]);
    const ids = (await session.events()).map((each) => each.id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("creates no asset for a cancelled upload, a wrong URL or a second file", async () => {
    const { uploads, assets } = await open();
    const upload = await uploads.create(newUpload);
    const put = (target: string) => fetch(target, { method: "PUT", body: "the file" });
    assert.equal((await put(`${upload.url}0`)).status, 403);
    const { status, url: address } = await uploads.cancel(upload.id);
    assert.deepEqual([status, address], ["cancelled", undefined]);
    assert.equal(await errorOf(uploads.cancel(upload.id)), "400 invalid_parameters");
    assert.equal((await put(upload.url ?? "")).status, 200);
    assert.equal((await assets.list()).data.length, 0);
    const second = await uploads.create(newUpload);
    await put(second.url ?? "");
    await put(second.url ?? "");
    assert.equal((await assets.list()).data.length, 1);
    assert.ok((await types()).includes("video.upload.cancelled"));
  });

  it("makes the asset of a test upload a test asset", async () => {
    const { uploads } = await open();
    const { url: target = "", test } = await uploads.create({ ...newUpload, test: true });
    await fetch(target, { method: "PUT", body: "the file" });
    assert.deepEqual([test, (await event("video.asset.ready")).data.test], [true, true]);
  });

  it("lets an upload time out", async () => {
    const clock = fakeClock(Date.now());
    const { uploads } = await open({ clock });
    const upload = await uploads.create({ ...newUpload, timeout: 60 });
    await session.cloud.idle();
    await clock.advance(61_000);
    assert.equal((await uploads.retrieve(upload.id)).status, "timed_out");
    assert.equal((await fetch(upload.url ?? "", { method: "PUT", body: "late" })).status, 403);
    assert.equal(await errorOf(uploads.cancel(upload.id)), "400 invalid_parameters");
  });

  it("creates, changes and deletes an asset from a URL", async () => {
    const { assets } = await open();
    const meta = { title: "Harbour", external_id: "7" };
    const created = await assets.create({ inputs: [{ url }], meta });
    assert.equal(created.status, "preparing");
    assert.equal((await assets.retrieve(created.id)).status, "ready");
    const changed = await assets.update(created.id, { passthrough: "x" });
    assert.deepEqual([changed.passthrough, changed.meta], ["x", meta]);
    await assets.delete(created.id);
    assert.equal(await errorOf(assets.retrieve(created.id)), "404 not_found");
    assert.deepEqual(await types(), [
      "video.asset.created",
      "video.asset.deleted",
      "video.asset.ready",
      "video.asset.updated",
    ]);
    assert.equal((await event("video.asset.deleted")).data.passthrough, "x");
  });

  it("lists assets with a cursor, the newest first", async () => {
    const { assets } = await open();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      ids.unshift((await assets.create({ inputs: [{ url }] })).id);
    }
    const listed: string[] = [];
    for await (const { id } of assets.list({ limit: 2 })) listed.push(id);
    assert.deepEqual(listed, ids);
    const paged = await assets.list({ limit: 2, page: 2 });
    assert.deepEqual(
      paged.data.map(({ id }) => id),
      ids.slice(2, 4),
    );
    assert.equal(await errorOf(assets.list({ cursor: "x" })), "400 invalid_parameters");
  });

  it("makes an asset errored on demand", async () => {
    const { assets } = await open();
    session.cloud.failNextAsset();
    const { id } = await assets.create({ inputs: [{ url }] });
    const { status, errors, progress } = await assets.retrieve(id);
    assert.deepEqual([status, progress.state], ["errored", "errored"]);
    assert.ok(errors?.messages?.length);
    assert.equal((await event("video.asset.errored")).object.id, id);
    const next = await assets.create({ inputs: [{ url }] });
    assert.equal((await assets.retrieve(next.id)).status, "ready");
    const resolution = "highest";
    const rendition = assets.createStaticRendition(id, { resolution });
    assert.equal(await errorOf(rendition), "400 invalid_parameters");
  });

  it("makes static renditions on request, and deletes them", async () => {
    const { assets } = await open();
    const static_renditions = [{ resolution: "highest", passthrough: "p" }] as const;
    const { id } = await assets.create({
      inputs: [{ url }],
      static_renditions: [...static_renditions],
    });
    const rendition = await assets.createStaticRendition(id, { resolution: "audio-only" });
    const { files = [] } = (await assets.retrieve(id)).static_renditions ?? {};
    assert.deepEqual(
      files.map(({ name, status, passthrough, type }) => [name, status, passthrough, type]),
      [
        ["highest.mp4", "ready", "p", "standard"],
        ["audio.m4a", "ready", undefined, "standard"],
      ],
    );
    await assets.deleteStaticRendition(id, rendition.id ?? "");
    const again = assets.deleteStaticRendition(id, rendition.id ?? "");
    assert.equal(await errorOf(again), "404 not_found");
    const found = (await types()).filter((type) => type.includes("static_rendition"));
    assert.deepEqual(
      found.map((type) => type.split(".").at(-1)),
      ["created", "created", "deleted", "ready", "ready"],
    );
    const { data, object } = await event("video.asset.static_rendition.deleted");
    assert.deepEqual([data.id, data.asset_id, object.id], [rendition.id, id, id]);
  });

  it("adds and deletes tracks, but not those of the file", async () => {
    const { assets } = await open();
    const { id } = await assets.create({ inputs: [{ url }] });
    const track = await assets.createTrack(id, {
      ...{ type: "text", text_type: "subtitles", language_code: "en", name: "English" },
      url: "https://media.example.com/harbour.srt",
    });
    const { tracks = [] } = await assets.retrieve(id);
    assert.deepEqual(
      tracks.map(({ type, status }) => [type, status]),
      [
        ["video", "ready"],
        ["audio", "ready"],
        ["text", "ready"],
      ],
    );
    for (const own of tracks.slice(0, 2)) {
      assert.equal(await errorOf(assets.deleteTrack(id, own.id ?? "")), "400 invalid_parameters");
    }
    await assets.deleteTrack(id, track.id ?? "");
    assert.equal(await errorOf(assets.deleteTrack(id, track.id ?? "")), "404 not_found");
    const { data } = await event("video.asset.track.deleted");
    assert.deepEqual([data.id, data.asset_id, data.status], [track.id, id, "deleted"]);
    assert.equal((await event("video.asset.track.ready")).data.language_code, "en");
  });

  it("rejects invalid settings, and unknown ids", async () => {
    const { assets, uploads } = await open();
    const { id } = await assets.create({ inputs: [{ url }] });
    const any = (value: unknown) => value as never;
    const inputs = [{ url }];
    for (const [call, error] of [
      [() => assets.create({ inputs: [] }), "400 invalid_parameters"],
      [() => assets.create({ inputs: [{ url: "x" }] }), "400 invalid_parameters"],
      [() => assets.create({ inputs, passthrough: "x".repeat(256) }), "400 invalid_parameters"],
      [() => assets.create({ inputs, playback_policies: any(["open"]) }), "400 invalid_parameters"],
      [() => assets.create({ inputs, static_renditions: any([{}]) }), "400 invalid_parameters"],
      [() => assets.update(id, { meta: any("x") }), "400 invalid_parameters"],
      [() => assets.createStaticRendition(id, any({ resolution: "1p" })), "400 invalid_parameters"],
      [() => assets.createTrack(id, any({ type: "video" })), "400 invalid_parameters"],
      [() => assets.createTrack(id, any({ type: "text" })), "400 invalid_parameters"],
      [
        () => assets.createTrack(id, { type: "text", language_code: "en", url: "x" }),
        "400 invalid_parameters",
      ],
      [() => uploads.create(any({})), "400 invalid_parameters"],
      [() => uploads.create({ cors_origin: "*", timeout: any("1") }), "400 invalid_parameters"],
      [
        () => uploads.create({ cors_origin: "*", new_asset_settings: any([]) }),
        "400 invalid_parameters",
      ],
      [() => assets.delete("unknown"), "404 not_found"],
      [() => assets.createStaticRendition("unknown", { resolution: "highest" }), "404 not_found"],
      [() => uploads.retrieve("unknown"), "404 not_found"],
    ] as const) {
      assert.equal(await errorOf(call()), error);
    }
  });

  it("accepts the deprecated names of the inputs and the playback policy", async () => {
    await open();
    const body = { input: url, playback_policy: "signed" };
    const { data } = await session.client.post<{ data: Mux.Video.Asset }>("/video/v1/assets", {
      body,
    });
    assert.equal(data.playback_ids?.[0]?.policy, "signed");
  });

  it("acts as a customer", async () => {
    const { assets } = await open();
    const { cloud } = session;
    const { mediaId } = await cloud.upload({ name: "harbour.mp4", passthrough: "order-1" });
    const { meta, passthrough } = await assets.retrieve(mediaId);
    assert.deepEqual([meta?.title, passthrough], ["harbour", "order-1"]);
    const { taskId } = await cloud.transcode(mediaId, {
      presets: ["720p", "270p"],
      fail: ["270p"],
    });
    const { files = [] } = (await assets.retrieve(mediaId)).static_renditions ?? {};
    assert.deepEqual(
      files.map(({ id, name, status }) => [id === taskId, name, status]),
      [
        [true, "720p.mp4", "ready"],
        [false, "270p.mp4", "errored"],
      ],
    );
    await assert.rejects(cloud.transcode(mediaId, { presets: ["huge"] }), /resolution/);
    await cloud.thumbnail(mediaId);
    const { mediaId: imported } = await cloud.import({ url });
    assert.equal((await assets.retrieve(imported ?? "")).meta?.title, "harbour");
    const failed = await cloud.import({ url, fail: true });
    assert.equal(failed.mediaId, undefined);
    assert.equal((await assets.retrieve(failed.taskId)).status, "errored");
    await cloud.delete(mediaId);
    for (const action of [cloud.delete(mediaId), cloud.thumbnail(mediaId)]) {
      await assert.rejects(action, /no media/);
    }
    assert.equal((await event("video.asset.deleted")).object.id, mediaId);
    assert.equal((await event("video.asset.static_rendition.errored")).data.status, "errored");
  });
});
