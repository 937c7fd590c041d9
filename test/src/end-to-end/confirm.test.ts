import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  type DiagnosticEvents,
  type Inbox,
  memoryInbox,
  type ReceiverOptions,
  type VodEvent,
} from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { createTestbed, signingKey, type Testbed } from "./testbed.js";

const stored = () => storedInbox(memoryStore({ done: 100, dead: 100, open: 100 }));
const confirming = { confirm: "api" } as const;

/** The calls of an application's handlers and diagnostics listeners. */
interface Reported {
  readonly events: VodEvent[];
  readonly confirmed: string[];
  readonly contradicted: DiagnosticEvents["contradicted"][];
  readonly unconfirmed: DiagnosticEvents["unconfirmed"][];
  readonly failed: unknown[];
  readonly handled: number;
}

describe("confirmed callbacks of Tencent", () => {
  let testbed: Testbed;
  beforeEach(async () => {
    testbed = await createTestbed();
  });
  afterEach(() => testbed.close());

  /** An application with a callback URL registered at Tencent. */
  async function listen(receiver: ReceiverOptions = confirming, inbox: Inbox = stored()) {
    const vod = testbed.application({ provider: "tencent", receiver, inbox });
    const reported = { ...emptyReport(), handled: 0 };
    vod.on("*", (event, { integrity }) => {
      reported.events.push(event);
      reported.confirmed.push(integrity.confirmed);
    });
    vod.diagnostics.on("contradicted", (diagnostic) => reported.contradicted.push(diagnostic));
    vod.diagnostics.on("unconfirmed", (diagnostic) => reported.unconfirmed.push(diagnostic));
    vod.diagnostics.on("attempt_failed", ({ error }) => reported.failed.push(error));
    vod.diagnostics.on("handled", () => {
      reported.handled += 1;
    });
    await vod.start();
    await vod.callback.apply();
    return { vod, reported: reported as Reported, inbox };
  }

  function emptyReport() {
    const lists = { events: [], confirmed: [], contradicted: [], unconfirmed: [], failed: [] };
    return lists as Omit<Reported, "handled">;
  }

  /** Lets time pass in small steps until something is so: calls to the API are paced. */
  async function waitFor(condition: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + 5000;
    while (!condition()) {
      if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
      await testbed.clock.advance(50);
    }
  }

  /** Posts a body with a signature of the cloud, which is valid for any body. */
  async function post(event: object): Promise<number> {
    const T = Math.floor(testbed.clock.now() / 1000) + 600;
    const Sign = createHash("md5").update(`${signingKey}${T}`).digest("hex");
    const body = JSON.stringify({ ...event, Sign, T });
    const answer = fetch(`${testbed.url}/tencent`, { method: "POST", body });
    let ended = false;
    answer.finally(() => {
      ended = true;
    });
    await waitFor(() => ended, "an answer");
    return (await answer).status;
  }

  /** A true procedure, and its event with another address of the first rendition. */
  async function forgedProcedure(reported: Reported): Promise<object> {
    const { mediaId } = await testbed.tencent.upload({ name: "harbour.mp4" });
    await testbed.tencent.transcode(mediaId);
    await waitFor(() => reported.events.length === 4, "the true events");
    const rendition = reported.events.find(({ type }) => type === "media.transcoded");
    const payload = JSON.stringify(rendition?.native.payload);
    reported.events.length = 0;
    return JSON.parse(payload.replaceAll(/100010\.mp4/g, "evil.mp4"));
  }

  it("reach handlers with any body without confirmation", async () => {
    const { reported } = await listen({});
    const forged = await forgedProcedure(reported);
    assert.equal(await post(forged), 200);
    await waitFor(() => reported.events.length > 0, "the forged event");
    const urls = reported.events.map(({ data }) => ("rendition" in data ? data.rendition.url : ""));
    assert.ok(urls.some((url) => url?.endsWith("/evil.mp4")));
  });

  for (const [name, inbox, status] of [
    ["durable", stored, 200],
    ["memory", memoryInbox, 500],
  ] as const) {
    it(`move to the dead letters of a ${name} inbox with reasons when they were swapped`, async () => {
      const { reported, inbox: kept } = await listen(confirming, inbox());
      const { mediaId } = await testbed.tencent.upload({ name: "harbour.mp4" });
      await waitFor(() => reported.handled === 1, "the true event");
      const forged = {
        EventType: "NewFileUpload",
        FileUploadEvent: {
          FileId: mediaId,
          MediaBasicInfo: {
            Name: "harbour",
            MediaUrl: "http://evil.example.com/harbour.mp4?sign=1",
            SourceInfo: { SourceType: "Upload" },
          },
          MetaData: { Size: 17, Duration: 12.48 },
        },
      };
      // The id of the real event is done, so only an event of another media is handled.
      assert.equal(await post(forged), 200);
      assert.equal(reported.contradicted.length, 0);

      const other = await testbed.tencent.import({ url: "https://example.com/quay.mp4" });
      await waitFor(() => reported.handled === 2, "the import");
      forged.FileUploadEvent.FileId = other.mediaId ?? "";
      assert.equal(await post(forged), status);
      await waitFor(() => reported.contradicted.length === 1, "the contradiction");
      assert.deepEqual(reported.contradicted[0]?.reasons.toSorted(), [
        "data.media.name",
        "data.media.technical.sizeBytes",
        "data.media.url",
      ]);
      assert.equal(reported.handled, 2);
      await waitFor(() => reported.failed.length === 1, "the failure");
      const dead = await kept.admin?.list({ states: ["dead"] });
      assert.match(dead?.[0]?.lastError ?? "", /data\.media\.technical\.sizeBytes/);
      assert.doesNotMatch(dead?.[0]?.lastError ?? "", /evil|17/);
    });
  }

  it("move to the dead letters when a procedure has another rendition", async () => {
    const { reported } = await listen();
    const forged = await forgedProcedure(reported);
    await post(forged);
    await waitFor(() => reported.contradicted.length > 0, "the contradiction");
    assert.deepEqual(reported.events, []);
    assert.ok(reported.contradicted.every(({ type }) => type === "media.transcoded"));
  });

  it("are confirmed for every kind of authentic event", async () => {
    const { reported } = await listen();
    const cloud = testbed.tencent;
    const { mediaId } = await cloud.upload({ name: "harbour.mp4", passthrough: "order 7" });
    await cloud.transcode(mediaId, { presets: ["10", "20"], fail: ["20"] });
    await cloud.thumbnail(mediaId);
    await cloud.import({ url: "https://example.com/quay.mp4" });
    await cloud.import({ url: "https://example.com/gone.mp4", fail: true });
    const { mediaId: second } = await cloud.upload({ name: "pier.mp4" });
    await waitFor(() => reported.handled === 9, "the events");
    await cloud.delete(second);
    await waitFor(() => reported.handled === 10, "the deletion");
    assert.deepEqual([...new Set(reported.confirmed)], ["yes"]);
    assert.deepEqual([reported.contradicted, reported.unconfirmed, reported.failed], [[], [], []]);
    assert.deepEqual([...new Set(reported.events.map(({ type }) => type))].sort(), [
      "media.deleted",
      "media.imported",
      "media.transcoded",
      "media.uploaded",
      "thumbnail.created",
      "workflow.completed",
    ]);
  });

  it("move to the dead letters for an unknown task or media, or a false deletion", async () => {
    const { reported } = await listen();
    const { mediaId } = await testbed.tencent.upload({ name: "harbour.mp4" });
    await waitFor(() => reported.handled === 1, "the true event");
    await post({ EventType: "NewFileUpload", FileUploadEvent: { FileId: "1" } });
    await post({
      EventType: "PullComplete",
      PullCompleteEvent: { TaskId: "no", Status: "FINISH" },
    });
    await post({ EventType: "FileDeleted", FileDeleteEvent: { FileIdSet: [mediaId] } });
    await testbed.clock.advance(29_000);
    await waitFor(() => reported.contradicted.length === 3, "the contradictions");
    assert.deepEqual(reported.contradicted.flatMap(({ reasons }) => reasons).sort(), [
      "mediaId",
      "mediaId",
      "taskId",
    ]);
    assert.equal(reported.handled, 1);
  });

  it("move to the dead letters when a task has another kind or media", async () => {
    const { reported } = await listen();
    const { taskId, mediaId } = await testbed.tencent.import({ url: "https://example.com/q.mp4" });
    await waitFor(() => reported.handled === 1, "the true event");
    const content = { TaskId: taskId, Status: "FINISH", FileId: mediaId };
    await post({ EventType: "EditMediaComplete", EditMediaCompleteEvent: content });
    await waitFor(() => reported.contradicted.length === 1, "the contradiction");
    assert.deepEqual(reported.contradicted[0]?.reasons, ["type"]);
    await post({
      EventType: "ProcedureStateChanged",
      ProcedureStateChangeEvent: { ...content, Status: "PROCESSING" },
    });
    await waitFor(() => reported.contradicted.length === 2, "the contradiction");
    assert.equal(reported.handled, 1);
  });

  it("are handled as configured when the API cannot confirm them", async () => {
    const restored = {
      EventType: "RestoreMediaComplete",
      RestoreMediaCompleteEvent: { FileId: "1", Status: 0 },
    };
    const { reported } = await listen();
    await post(restored);
    await waitFor(() => reported.failed.length === 1, "the rejection");
    assert.deepEqual([reported.events, reported.unconfirmed.length], [[], 1]);

    const second = await listen({ ...confirming, unconfirmed: "handle" });
    await post(restored);
    await waitFor(() => second.reported.handled === 1, "the event");
    assert.deepEqual(second.reported.confirmed, ["unknown"]);
  });

  it("wait for a throttled API without losing an event", async () => {
    const { reported } = await listen();
    testbed.tencent.failNext("RequestLimitExceeded", { times: 2, action: "DescribeMediaInfos" });
    await testbed.tencent.upload({ name: "harbour.mp4" });
    await waitFor(() => reported.handled === 1, "the event");
    const codes = reported.failed.map((error) => (error as { code: string }).code);
    assert.deepEqual([codes, reported.confirmed], [["throttled", "throttled"], ["yes"]]);
  });

  it("cost one call for all events of a task", async () => {
    const { reported } = await listen();
    const { mediaId } = await testbed.tencent.upload({ name: "harbour.mp4" });
    await waitFor(() => reported.handled === 1, "the upload");
    testbed.tencent.failNext("InternalError", { action: "DescribeTaskDetail" });
    await testbed.tencent.transcode(mediaId, { presets: ["1", "2", "3"] });
    await waitFor(() => reported.handled === 5, "the events");
    assert.equal(reported.failed.length, 4);
    assert.equal(new Set(reported.failed).size, 1);
  });
});
