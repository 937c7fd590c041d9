import assert from "node:assert/strict";
import {
  decodeEvent,
  type ReconciliationPage,
  type ReconciliationSource,
  readRecord,
} from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { type ApiAnswer, type ApiCall, type ApiServer, startApi } from "./api-server.js";
import { eventsOf } from "./events.js";

const since = new Date(Date.UTC(2026, 0, 1));
const until = new Date(Date.UTC(2026, 0, 1, 1, 0, 0, 500));
const credentials = { secretId: "AKIDtest", secretKey: "secret" };

describe("the reconciliation of Tencent", () => {
  let api: ApiServer;
  let answer: (call: ApiCall) => ApiAnswer;
  let source: ReconciliationSource;
  beforeEach(async () => {
    api = await startApi((call) => answer(call));
    const { reconciliation } = tencent({ credentials, endpoint: api.url, env: {} });
    assert.ok(reconciliation);
    source = reconciliation;
  });
  afterEach(() => api.close());

  /** Reads all pages. */
  async function readAll(known: readonly string[] = []): Promise<readonly ReconciliationPage[]> {
    const pages: ReconciliationPage[] = [];
    const stored = async () => new Set(known);
    for (let cursor: string | undefined; ; ) {
      const page = await source.read({ since, until, cursor, stored });
      pages.push(page);
      cursor = page.next;
      if (cursor === undefined) return pages;
    }
  }

  const eventsIn = (pages: readonly ReconciliationPage[]) => pages.flatMap(({ events }) => events);

  const called = () => api.calls.map(({ action }) => action);

  it("asks for a time span in whole seconds that contains the given one", async () => {
    answer = () => ({ fields: {} });
    await readAll();
    assert.deepEqual(called(), ["SearchMedia", "DescribeTasks"]);
    const span = { After: "2026-01-01T00:00:00Z", Before: "2026-01-01T01:00:01Z" };
    assert.deepEqual(api.calls[0]?.body.CreateTime, span);
    assert.deepEqual(api.calls[1]?.body.FinishTime, span);
  });

  describe("with the list of media", () => {
    const media = (number: number, second = number) => ({
      FileId: String(number),
      BasicInfo: { CreateTime: new Date(since.getTime() + second * 1000).toISOString() },
    });

    /** Answers as the API does, with times to the second. */
    function listing(all: readonly ReturnType<typeof media>[]) {
      answer = ({ action, body }) => {
        if (action !== "SearchMedia") return { fields: {} };
        const { CreateTime, Offset, Limit } = body;
        const after = Date.parse(String(readRecord(CreateTime)?.After));
        const found = all.filter(({ BasicInfo }) => Date.parse(BasicInfo.CreateTime) >= after);
        const start = Number(Offset);
        return { fields: { MediaInfoSet: found.slice(start, start + Number(Limit)) } };
      };
    }

    const fileIdsIn = (pages: readonly ReconciliationPage[]) =>
      eventsIn(pages).map((event) => readRecord(readRecord(event)?.FileUploadEvent)?.FileId);

    it("finds all media of several pages", async () => {
      listing(Array.from({ length: 1200 }, (_, number) => media(number)));
      const found = new Set(fileIdsIn(await readAll()));
      assert.equal(found.size, 1200);
      assert.equal(called().length, 4);
    });

    it("finds the others when a media is deleted between two pages", async () => {
      const all = Array.from({ length: 700 }, (_, number) => media(number));
      listing(all);
      const stored = async () => new Set<string>();
      const first = await source.read({ since, until, stored });
      listing(all.slice(1));
      const second = await source.read({ since, until, cursor: first.next, stored });
      assert.equal(new Set(fileIdsIn([first, second])).size, 700);
    });

    it("goes on in the same second, and past the reach of a search", async () => {
      const sameSecond = Array.from({ length: 5200 }, (_, number) => media(number, 0));
      listing([...sameSecond, media(6000, 5)]);
      const found = new Set(fileIdsIn(await readAll()));
      assert.equal(found.size, 5001);
      assert.ok(found.has("6000"));
      const reach = api.calls.map(({ body }) => Number(body.Offset ?? 0) + Number(body.Limit));
      assert.ok(Math.max(...reach) <= 5000);
    });
  });

  describe("with the list of tasks", () => {
    /** Answers with tasks by id, each with the member that holds its content. */
    function listing(tasks: Readonly<Record<string, { type: string; detail: object }>>) {
      answer = ({ action, body }) => {
        if (action === "SearchMedia") return { fields: {} };
        const { TaskId } = body;
        if (action === "DescribeTaskDetail") {
          const task = tasks[String(TaskId)];
          return task ? { fields: { ...task.detail } } : { error: "ResourceNotFound" };
        }
        const TaskSet = Object.entries(tasks).map(([id, { type: TaskType }]) => ({
          ...{ TaskId: id, TaskType, Status: "FINISH", FileId: "1" },
        }));
        return { fields: { TaskSet, ScrollToken: "" } };
      };
    }

    const covered: readonly (readonly [taskType: string, member: string, native: string])[] = [
      ["Procedure", "ProcedureTask", "ProcedureStateChanged"],
      ["EditMedia", "EditMediaTask", "EditMediaComplete"],
      ["ReduceMediaBitrate", "ReduceMediaBitrateTask", "ReduceMediaBitrateComplete"],
      ["WechatDistribute", "WechatPublishTask", "WechatPublishComplete"],
      ["ReviewAudioVideo", "ReviewAudioVideoTask", "ReviewAudioVideoComplete"],
      ["Transcode", "TranscodeTask", "TranscodeComplete"],
      ["SnapshotByTimeOffset", "SnapshotByTimeOffsetTask", "CreateSnapshotByTimeOffsetComplete"],
      ["Concat", "ConcatTask", "ConcatComplete"],
      ["Clip", "ClipTask", "ClipComplete"],
      ["ImageSprites", "CreateImageSpriteTask", "CreateImageSpriteComplete"],
    ];

    /** The ids of these events contain more than the list of tasks tells. */
    const withContentInId = new Set(["WechatPublishComplete", "TranscodeComplete"]);

    /** The ids of the events of a sample, and its content. */
    async function sampleOf(native: string) {
      const provider = tencent({ env: {} });
      const sample = readRecord((await provider.samples?.())?.[native]) ?? {};
      const [content] = Object.entries(sample).flatMap(([name, value]) =>
        name === "EventType" ? [] : (readRecord(value) ?? []),
      );
      return { ids: idsOf(sample), content: content as { readonly TaskId: string } };
    }

    function idsOf(native: unknown): readonly string[] {
      const provider = tencent({ env: {} });
      const decoded = decodeEvent(provider, native);
      assert.ok(decoded.ok);
      return provider.normalize(decoded.wire).map(({ id }) => id);
    }

    for (const [taskType, member, native] of covered) {
      it(`makes the event of ${native} that its callback contains`, async () => {
        const { ids, content } = await sampleOf(native);
        listing({ [content.TaskId]: { type: taskType, detail: { [member]: content } } });
        assert.deepEqual(eventsIn(await readAll()).flatMap(idsOf), ids);
      });

      const isKnown = !withContentInId.has(native);
      it(`asks for ${isKnown ? "no details" : "the details"} of ${native} when the inbox has its event`, async () => {
        const { ids, content } = await sampleOf(native);
        listing({ [content.TaskId]: { type: taskType, detail: { [member]: content } } });
        await readAll(ids);
        const lists = ["SearchMedia", "DescribeTasks"];
        assert.deepEqual(called(), isKnown ? lists : [...lists, "DescribeTaskDetail"]);
      });
    }

    it("makes the event of a task that the page of DescribeTasks does not name", async () => {
      const { ids, content } = await sampleOf("QualityInspectComplete");
      const detail = { QualityInspectTask: content };
      listing({ [content.TaskId]: { type: "QualityInspect", detail } });
      assert.deepEqual(eventsIn(await readAll()).flatMap(idsOf), ids);
    });

    it("skips a task that was deleted after it was listed, and one without content", async () => {
      const { ids, content } = await sampleOf("EditMediaComplete");
      const detail = { EditMediaTask: content };
      listing({ a: { type: "Procedure", detail: {} }, b: { type: "EditMedia", detail } });
      const list = answer;
      answer = (call) => (call.body.TaskId === "a" ? { error: "ResourceNotFound" } : list(call));
      assert.deepEqual(eventsIn(await readAll()).flatMap(idsOf), ids);
    });

    it("follows the ScrollToken", async () => {
      answer = ({ action, body }) => {
        if (action !== "DescribeTasks") return { fields: {} };
        return { fields: { TaskSet: [], ScrollToken: body.ScrollToken === "t2" ? "" : "t2" } };
      };
      await readAll();
      const tokens = api.calls.slice(1).map(({ body }) => body.ScrollToken);
      assert.deepEqual(tokens, [undefined, "t2"]);
    });
  });

  it("rejects with throttled when the API limits the rate", async () => {
    answer = () => ({ error: "RequestLimitExceeded" });
    await assert.rejects(readAll(), { code: "throttled", retryable: true });
  });

  describe("with deletions", () => {
    /** Reads the deletions of media. Returns the ids of their events. */
    async function search(...mediaIds: readonly string[]) {
      const page = await source.deletions?.read(mediaIds);
      assert.ok(page);
      const events = page.events.flatMap((json) => eventsOf(json));
      return { existing: page.existing, deleted: events.map(({ id }) => id) };
    }

    const idsOfCallback = (FileDeleteEvent: object) =>
      eventsOf({ EventType: "FileDeleted", FileDeleteEvent }).map(({ id }) => id);

    it("asks about at most 20 media by DescribeMediaInfos", async () => {
      answer = () => ({ fields: {} });
      assert.equal(source.deletions?.mediaPerCall, 20);
      assert.deepEqual(await search("1", "2"), { existing: [], deleted: [] });
      assert.deepEqual(called(), ["DescribeMediaInfos"]);
      assert.deepEqual(api.calls[0]?.body.FileIds, ["1", "2"]);
    });

    it("gives a deletion the id of its callback, which may name further media", async () => {
      answer = () => ({
        fields: { MediaInfoSet: [{ FileId: "1" }], NotExistFileIdSet: ["2", "other"] },
      });
      const { existing, deleted } = await search("1", "2");
      assert.deepEqual(existing, ["1"]);
      assert.equal(deleted.length, 1);
      assert.deepEqual(deleted, idsOfCallback({ FileIdSet: ["2"] }));
      const FileDeleteResultInfo = [
        { FileId: "3", DeleteParts: [{ Type: "OriginalFiles" }] },
        { FileId: "2", DeleteParts: [] },
      ];
      const [, id] = idsOfCallback({ FileIdSet: ["3", "2"], FileDeleteResultInfo });
      assert.equal(id, deleted[0]);
    });
  });
});
