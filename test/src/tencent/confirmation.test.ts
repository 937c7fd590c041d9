import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { VodEvent } from "@vod-events/core";
import type { Confirmation, ConfirmationSource } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { analysisFixtures } from "../fixtures/tencent/analysis-fixtures.js";
import { fileDeleted } from "../fixtures/tencent/file-deleted.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { imageItems, procedure, transcodeItem } from "../fixtures/tencent/procedure.js";
import { productionFixtures } from "../fixtures/tencent/production-fixtures.js";
import { pullComplete } from "../fixtures/tencent/pull-complete.js";
import { type ApiAnswer, type ApiServer, startApi } from "./api-server.js";
import { eventOf, eventsOf, firstOf } from "./events.js";

type Members = Readonly<Record<string, unknown>>;

function sourceOf(options?: Parameters<typeof tencent>[0]): ConfirmationSource {
  const { confirmation } = tencent(options);
  assert.ok(confirmation);
  return confirmation;
}
const source = sourceOf();

const declarations = readFileSync(
  createRequire(import.meta.url).resolve(
    "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_models.d.ts",
  ),
  "utf8",
);

/** The members of a structure, by the structure that each has. */
function membersByType(structure: string): ReadonlyMap<string, string> {
  const body = new RegExp(`export interface ${structure} \\{(.*?)\\n\\}`, "s").exec(declarations);
  const members = body?.[1]?.matchAll(/^\s*(\w+)\?: ([A-Z]\w+);/gm) ?? [];
  return new Map([...members].map(([, name = "", type = ""]) => [type, name]));
}

/** The member of an answer with the same structure as a member of an event. */
function taskMemberOf(field: string): string | undefined {
  const types = new Map([...membersByType("EventContent")].map(([type, name]) => [name, type]));
  const type = types.get(field) ?? "";
  if (type === "ProcessImageAsyncTask") return "ProcessImageAsyncTask";
  return membersByType("DescribeTaskDetailResponse").get(type);
}

/** The member of an event that has its content. */
function contentOf(event: object): readonly [field: string, content: unknown] | undefined {
  const fields = new Set(membersByType("EventContent").values());
  return Object.entries(event).find(([field, value]) => fields.has(field) && value !== null);
}

/** The response of DescribeTaskDetail for the task of an event; `undefined` when it has no member for it. */
function answerOf(event: object): Members | undefined {
  const [field = "", content] = contentOf(event) ?? [];
  const member = taskMemberOf(field);
  return member === undefined ? undefined : { Status: "FINISH", [member]: content };
}

function comparisonOf(event: VodEvent, answer: unknown): Confirmation {
  return source.compare(event, answer);
}

/** Those whose content is where the SDK has it. */
const taskFixtures = (
  [
    pullComplete,
    procedure([transcodeItem, ...Object.values(imageItems)]),
    ...[...productionFixtures, ...analysisFixtures].map(({ event }) => event),
  ] as readonly object[]
).filter((fixture) => contentOf(fixture) !== undefined);

const taskEvents = taskFixtures.flatMap((fixture) =>
  eventsOf(fixture).map((event) => ({ event, answer: answerOf(fixture) })),
);

describe("tencent: confirmation lookup", () => {
  it("asks for the task of an event that has one, and for the media of the others", () => {
    const upload = eventOf(newFileUpload, "media.uploaded");
    assert.deepEqual(source.lookupFor(upload), { about: "media", id: upload.mediaId });
    const [deletion] = eventsOf(fileDeleted);
    assert.ok(deletion);
    for (const [DeleteParts, about] of [
      [[], "media"],
      [[{ Type: "TranscodeFiles", Definition: 0 }], undefined],
    ] as const) {
      const FileDeleteEvent = {
        FileIdSet: ["1"],
        FileDeleteResultInfo: [{ FileId: "1", DeleteParts }],
      };
      const event = eventOf({ EventType: "FileDeleted", FileDeleteEvent }, "media.deleted");
      assert.equal(source.lookupFor(event)?.about, about);
    }
    for (const { event, answer } of taskEvents) {
      const about = answer === undefined || event.taskId === undefined ? undefined : "task";
      assert.equal(source.lookupFor(event)?.about, about, event.id);
    }
  });

  it("confirms every event whose task agrees", () => {
    const types = new Set<string>();
    for (const { event, answer } of taskEvents) {
      if (answer === undefined || event.taskId === undefined) continue;
      assert.deepEqual(comparisonOf(event, answer), { status: "confirmed" }, event.id);
      types.add(event.native.type);
    }
    assert.ok(types.size >= 25, [...types].join(", "));
  });

  it("ignores URL signatures and the application's own JSON", () => {
    const [event] = eventsOf(pullComplete);
    const content = JSON.parse(
      JSON.stringify(answerOf(pullComplete)).replaceAll(
        /(https?:[^"]*?)(\?[^"]*)?"/g,
        '$1?sign=1"',
      ),
    );
    assert.ok(event);
    assert.deepEqual(comparisonOf(JSON.parse(JSON.stringify(event)), content), {
      status: "confirmed",
    });
  });

  describe("tencent: confirmation by task", () => {
    const events = eventsOf(procedure([transcodeItem]));
    const rendition = firstOf(events, "media.transcoded");
    const answer = answerOf(procedure([transcodeItem])) ?? {};

    it("names the fields that differ, without their values", () => {
      const data = {
        rendition: { ...rendition.data.rendition, url: "https://evil.example/a", sizeBytes: 1 },
      };
      const changed: VodEvent = { ...rendition, outcome: "failed", mediaId: "1", data };
      const comparison = comparisonOf(changed, answer);
      assert.ok(comparison.status === "contradicted");
      assert.deepEqual(comparison.reasons.toSorted(), [
        "data.rendition.sizeBytes",
        "data.rendition.url",
        "mediaId",
        "outcome",
      ]);
    });

    it("is unknown if an event leaves something out", () => {
      const { mediaId: _, ...anonymous } = rendition;
      const { url: __, ...unnamed } = rendition.data.rendition;
      const cut: VodEvent = { ...anonymous, data: { rendition: unnamed } };
      assert.deepEqual(comparisonOf(cut, answer), {
        ...{ status: "unknown", reason: "the event leaves out data.rendition.url, mediaId" },
      });
    });

    it("is not_yet for an event that the task does not show yet", () => {
      const finished = { status: "not_yet", finally: "contradicted" };
      const gone = answerOf(procedure([])) ?? {};
      assert.deepEqual(comparisonOf(rendition, gone), { ...finished, reasons: ["id"] });
      assert.deepEqual(comparisonOf(rendition, undefined), {
        ...{ status: "not_yet", reasons: ["taskId"], finally: "forgotten" },
      });
    });

    it("is unknown for a progress report after the task went on", () => {
      const running: VodEvent = { ...rendition, id: "tencent:another", outcome: "running" };
      assert.equal(comparisonOf(running, answer).status, "unknown");
    });

    it("contradicts another event type, and is unknown for an unknown one", () => {
      const [pull] = eventsOf(pullComplete);
      assert.ok(pull);
      assert.deepEqual(comparisonOf(pull, answer), { status: "contradicted", reasons: ["type"] });
      assert.equal(comparisonOf(pull, { NewKindTask: {} }).status, "unknown");
      assert.equal(comparisonOf(pull, {}).status, "unknown");
    });

    it("does not match an event with another under an id of its own", () => {
      const again: VodEvent = { ...rendition, id: `${rendition.id}:again` };
      assert.equal(comparisonOf(again, answer).status, "unknown");
    });
  });

  describe("tencent: confirmation by media", () => {
    const upload = eventOf(newFileUpload, "media.uploaded");
    const { FileId, MediaBasicInfo, MetaData } = newFileUpload.FileUploadEvent;
    const media = (info: object, MetaDataOf: object | null = MetaData) => ({
      MediaInfoSet: [{ FileId, BasicInfo: { ...MediaBasicInfo, ...info }, MetaData: MetaDataOf }],
      NotExistFileIdSet: [],
    });
    const made = { CreateTime: "2026-01-01T00:00:00Z", UpdateTime: "2026-01-01T00:00:00Z" };
    const event = eventOf(
      {
        EventType: "NewFileUpload",
        FileUploadEvent: { FileId, MediaBasicInfo: { ...MediaBasicInfo, ...made }, MetaData },
      },
      "media.uploaded",
    );

    it("confirms an upload that agrees, whatever tasks it started", () => {
      assert.deepEqual(comparisonOf(event, media(made)), { status: "confirmed" });
      const data = { ...event.data, followUpTaskIds: ["1"] };
      assert.deepEqual(comparisonOf({ ...event, data }, media(made)), { status: "confirmed" });
    });

    it("contradicts a field that cannot change", () => {
      const larger = { ...MetaData, Size: 1 };
      const reasons = ["data.media.technical.sizeBytes"];
      assert.deepEqual(comparisonOf(event, media(made, larger)), {
        status: "contradicted",
        reasons,
      });
    });

    it("contradicts a field that can change only if the media was not updated", () => {
      const renamed = comparisonOf(event, media({ ...made, Name: "other" }));
      assert.deepEqual(renamed, { status: "contradicted", reasons: ["data.media.name"] });
      const later = { ...made, Name: "other", UpdateTime: "2026-01-02T00:00:00Z" };
      assert.equal(comparisonOf(event, media(later)).status, "unknown");
    });

    it("accepts an upload before its metadata is known, but not without a name", () => {
      const { technical: _, ...early } = event.data.media;
      const data = { ...event.data, media: early };
      assert.deepEqual(comparisonOf({ ...event, data }, media(made)), { status: "confirmed" });
      const nameless = { ...event.data, media: {} };
      assert.equal(comparisonOf({ ...event, data: nameless }, media(made)).status, "unknown");
    });

    it("is not_yet for fields that the media does not show yet", () => {
      const comparison = comparisonOf(event, media(made, null));
      assert.ok(comparison.status === "not_yet" && comparison.finally === "unknown");
      assert.ok(comparison.reasons.includes("data.media.technical.sizeBytes"));
      assert.equal(comparisonOf(event, { NotExistFileIdSet: [FileId] }).status, "not_yet");
    });

    it("confirms a deletion after the media is gone", () => {
      const gone: VodEvent = {
        ...{
          id: "tencent:1",
          type: "media.deleted",
          idSource: "derived",
          provider: "tencent",
          outcome: "succeeded",
        },
        ...{ mediaId: FileId, data: { parts: "all" }, native: fileNative(FileId) },
      };
      assert.deepEqual(comparisonOf(gone, { NotExistFileIdSet: [FileId] }), {
        status: "confirmed",
      });
      assert.equal(comparisonOf(gone, media(made)).status, "not_yet");
      assert.equal(comparisonOf(gone, {}).status, "unknown");
    });

    it("is unknown if the answer is about another media", () => {
      for (const answer of [
        {},
        { MediaInfoSet: [{ FileId: "1" }] },
        { MediaInfoSet: "odd" },
        null,
      ]) {
        assert.equal(comparisonOf(upload, answer).status, "unknown");
      }
    });

    function fileNative(id: string) {
      return {
        type: "FileDeleted",
        payload: { EventType: "FileDeleted", FileDeleteEvent: { FileIdSet: [id] } },
      };
    }
  });

  describe("tencent: confirmation through the API", () => {
    let server: ApiServer;
    let answer: ApiAnswer;
    beforeEach(async () => {
      server = await startApi(() => answer);
    });
    afterEach(() => server.close());
    const credentials = { secretId: "id", secretKey: "key" };
    const connected = () => sourceOf({ credentials, endpoint: server.url, subAppId: 5 });

    it("makes one call", async () => {
      answer = { fields: { TaskType: "Procedure" } };
      await connected().lookup({ about: "task", id: "t" });
      await connected().lookup({ about: "media", id: "m" });
      assert.deepEqual(
        server.calls.map(({ action, body }) => [action, body]),
        [
          ["DescribeTaskDetail", { SubAppId: 5, TaskId: "t" }],
          [
            "DescribeMediaInfos",
            { SubAppId: 5, FileIds: ["m"], Filters: ["basicInfo", "metaData"] },
          ],
        ],
      );
    });

    it("accepts a missing task as an answer, and no other error", async () => {
      answer = { error: "ResourceNotFound" };
      assert.equal(await connected().lookup({ about: "task", id: "t" }), undefined);
      for (const [error, code] of [
        ["RequestLimitExceeded", "throttled"],
        ["InternalError", "unavailable"],
        ["UnauthorizedOperation", "permission_denied"],
      ] as const) {
        answer = { error };
        await assert.rejects(connected().lookup({ about: "task", id: "t" }), { code });
      }
    });

    it("needs credentials", async () => {
      const ask = sourceOf({ env: {} }).lookup({ about: "task", id: "t" });
      await assert.rejects(ask, { code: "credentials_missing" });
    });
  });
});
