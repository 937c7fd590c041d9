import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { type SimulatedMux, simulateMux } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { startApiServer } from "../baidu/api-server.js";
import { translate } from "../conformance/translator.js";
import { byId, deliveredEvents, neutral, readSpan, sourceOf } from "../seam/read-span.js";
import { type CallbackReceiver, callbackReceiver } from "../simulator/callback-receiver.js";

/** What an event from the API lacks, or has of its own. */
function comparable(event: VodEvent): object {
  const { time: _, ...fields } = neutral(event) as VodEvent;
  return fields;
}

describe("mux: reconciliation with the simulated cloud", () => {
  let cloud: SimulatedMux;
  let receiver: CallbackReceiver;
  beforeEach(async () => {
    cloud = await simulateMux({ clock: fakeClock(Date.now()) });
    receiver = await callbackReceiver();
    await cloud.configure({ webhooks: [{ address: receiver.url }] });
  });
  afterEach(async () => {
    receiver.close();
    await cloud.close();
  });

  const adapter = () => {
    const { endpoint, credentials } = cloud;
    return mux({ env: {}, endpoint, credentials });
  };

  const delivered = () => deliveredEvents(cloud, receiver, adapter());

  it("gives the same events as the callbacks, but for the times of ends", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4", passthrough: "order 7" });
    await cloud.transcode(mediaId, { presets: ["highest", "audio-only"], fail: ["audio-only"] });
    await cloud.import({ url: "https://source.example.com/quay.mp4" });
    await cloud.import({ url: "https://source.example.com/broken.mp4", fail: true });
    const { coverage } = sourceOf(adapter());
    const all = await delivered();
    const covered = all.filter(({ native }) => coverage[native.type]?.covers !== "none");
    const fromCallbacks = byId(covered, comparable);
    assert.equal(fromCallbacks.size, 1 + 3 + 3 + 2);
    assert.deepEqual(byId((await readSpan(adapter())).events, comparable), fromCallbacks);
  });

  it("makes the ends of text tracks", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    const { tokenId, tokenSecret } = cloud.credentials;
    const token = Buffer.from(`${tokenId}:${tokenSecret}`).toString("base64");
    const track = { url: "https://source.example.com/en.vtt", type: "text", language_code: "en" };
    await fetch(`${cloud.endpoint}/video/v1/assets/${mediaId}/tracks`, {
      method: "POST",
      headers: { authorization: `Basic ${token}`, "content-type": "application/json" },
      body: JSON.stringify(track),
    });
    const type = "video.asset.track.ready";
    const ofTracks = (events: readonly VodEvent[]) =>
      events.filter(({ native }) => native.type === type).map(comparable);
    const expected = ofTracks(await delivered());
    assert.equal(expected.length, 1);
    assert.deepEqual(ofTracks((await readSpan(adapter())).events), expected);
  });

  it("reads the list by pages of the maximum length", async () => {
    await cloud.configure({ webhooks: [] });
    for (let count = 0; count < 201; count++) await cloud.upload({ name: `${count}.mp4` });
    const { events, calls } = await readSpan(adapter());
    assert.equal(byId(events).size, 3 * 201);
    assert.equal(calls, 3);
  });

  it("leaves out a media that was deleted meanwhile", async () => {
    const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
    await cloud.delete(mediaId);
    assert.deepEqual(await readSpan(adapter()), { events: [], calls: 1 });
  });

  it("maps throttling, and other errors", async () => {
    const action = "GET /video/v1/assets";
    cloud.failNext("too_many_requests", { action });
    await assert.rejects(readSpan(adapter()), { code: "throttled", retryable: true });
    cloud.failNext({ gateway: 502 }, { action });
    await assert.rejects(readSpan(adapter()), { code: "unavailable", retryable: true });
    cloud.failNext("forbidden", { action });
    await assert.rejects(readSpan(adapter()), { code: "permission_denied", message: /video:read/ });
  });
});

describe("mux: reconciliation of lists", () => {
  const credentials = { tokenId: "a", tokenSecret: "b" };
  const now = Date.now();

  /** An asset that was created some hours ago. */
  const asset = (id: string, hours: number) => ({
    ...{ id, status: "ready" },
    created_at: String(Math.floor(now / 1000) - hours * 3600),
  });

  /** Reads lists with these pages. The cursor of a page is its position. */
  async function readPages(pages: readonly unknown[]) {
    const server = await startApiServer((response, { path }) => {
      const cursor = new URL(path, "http://localhost").searchParams.get("cursor");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(pages[Number(cursor ?? 0)]));
    });
    try {
      return await readSpan(mux({ env: {}, endpoint: server.endpoint, credentials }));
    } finally {
      await server.close();
    }
  }

  it("end at a page that is sorted from new to old and ends before the time span", async () => {
    const pages = [
      { data: [asset("a", 0), asset("b", 20)], next_cursor: "1" },
      { data: [asset("c", 21), asset("d", 26)], next_cursor: "2" },
      { data: [asset("e", 0)], next_cursor: null },
    ];
    const { events, calls } = await readPages(pages);
    assert.deepEqual([...new Set(events.map(({ mediaId }) => mediaId))], ["a", "b", "c"]);
    assert.equal(calls, 2);
  });

  it("are read to their end when they have another order", async () => {
    const pages = [
      { data: [asset("a", 90), asset("b", 80)], next_cursor: "1" },
      { data: [asset("c", 0), asset("d", 70)], next_cursor: "2" },
      { data: [asset("e", 1)], next_cursor: null },
    ];
    const { events, calls } = await readPages(pages);
    assert.deepEqual([...new Set(events.map(({ mediaId }) => mediaId))], ["c", "e"]);
    assert.equal(calls, 3);
  });

  it("end at a page that begins at the time at which the page before it ends", async () => {
    const pages = [
      { data: [asset("a", 10), asset("a", 20)], next_cursor: "1" },
      { data: [asset("b", 20), asset("c", 26)], next_cursor: "2" },
      { data: [asset("d", 0)], next_cursor: null },
    ];
    assert.equal((await readPages(pages)).calls, 2);
  });

  it("are read to their end while they have only one time", async () => {
    const pages = [
      { data: [asset("a", 30), asset("b", 30)], next_cursor: "1" },
      { data: [asset("c", 1)], next_cursor: null },
    ];
    const { events, calls } = await readPages(pages);
    assert.deepEqual([...new Set(events.map(({ mediaId }) => mediaId))], ["c"]);
    assert.equal(calls, 2);
  });

  it("leave out assets that were created after the time span", async () => {
    const pages = [{ data: [asset("a", -1), asset("b", 0)], next_cursor: null }];
    const { events } = await readPages(pages);
    assert.deepEqual([...new Set(events.map(({ mediaId }) => mediaId))], ["b"]);
  });

  it("have the time of the asset in the event of its creation only", async () => {
    const item = asset("a", 1);
    const { events } = await readPages([{ data: [item], next_cursor: null }]);
    const time = new Date(Number(item.created_at) * 1000).toISOString().replace(".000Z", "Z");
    assert.deepEqual(
      events.map((event) => [event.native.type, event.time]),
      [
        ["video.asset.created", time],
        ["video.asset.ready", undefined],
      ],
    );
  });

  it("end with an empty page", async () => {
    assert.deepEqual(await readPages([{ data: [], next_cursor: "0" }]), { events: [], calls: 1 });
  });

  it("are rejected when they differ from the documentation", async () => {
    const { created_at } = asset("a", 0);
    for (const [answers, found] of [
      [[{}, [], null, { data: {} }], "no list"],
      [
        [{ data: [{ id: "a" }] }, { data: [{ created_at }] }, { data: ["text"] }],
        "one without an id or a time",
      ],
    ] as const) {
      const message = `Mux answered list assets with ${found}. Check mux.endpoint, or report it`;
      for (const answer of answers) {
        await assert.rejects(readPages([answer]), { code: "response_invalid", message });
      }
    }
  });

  it("leave out parts without an id, and parts that have not ended", async () => {
    const files = [{ status: "ready" }, { id: "f", status: "preparing" }, null];
    const tracks = [
      { id: "t", type: "video", status: "ready" },
      { type: "text", status: "ready" },
    ];
    const item = { ...asset("a", 0), status: "preparing", static_renditions: { files }, tracks };
    const { events } = await readPages([{ data: [item], next_cursor: null }]);
    assert.deepEqual(
      events.map(({ native }) => native.type),
      ["video.asset.created"],
    );
  });

  it("covers only types that their resource identifies, not the id of the event", async () => {
    const provider = mux({ env: {} });
    const { coverage } = sourceOf(provider);
    const samples = Object.entries((await provider.samples?.()) ?? {});
    for (const [type, sample] of samples) {
      const [event] = translate(provider, sample);
      const isCovered = (coverage[type]?.covers ?? "none") !== "none";
      assert.equal(event?.idSource === "derived", isCovered, type);
      const [again] = translate(provider, { ...sample, id: "another" });
      assert.equal(event?.id === again?.id, isCovered, type);
    }
  });
});
