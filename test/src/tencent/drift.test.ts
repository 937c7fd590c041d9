import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tencent } from "@vod-events/tencent";
import { contentFields, difference } from "./event-content.js";

const provider = tencent();
const models = "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_models";
const declarations = readFileSync(
  createRequire(import.meta.url)
    .resolve(`${models}.js`)
    .replace(/\.js$/, ".d.ts"),
  "utf8",
);
const fields = contentFields(declarations);

/** Every content field that the adapter has a type for. */
const known = [
  "AigcHunyuan3DCompleteEvent",
  "AigcImageCompleteEvent",
  "AigcVideoCompleteEvent",
  "ClipCompleteEvent",
  "ComplexAdaptiveDynamicStreamingCompleteEvent",
  "ComposeMediaCompleteEvent",
  "ConcatCompleteEvent",
  "CreateAigcAdvancedCustomElementCompleteEvent",
  "CreateAigcCustomVoiceCompleteEvent",
  "CreateImageSpriteCompleteEvent",
  "DescribeAigcFaceInfoAsyncCompleteEvent",
  "DescribeFileAttributesCompleteEvent",
  "EditMediaCompleteEvent",
  "ExtractBlindWatermarkComplete",
  "ExtractCopyRightWatermarkCompleteEvent",
  "ExtractTraceWatermarkCompleteEvent",
  "FileDeleteEvent",
  "FileUploadEvent",
  "MediaCastStatusChangedEvent",
  "PersistenceCompleteEvent",
  "ProcedureStateChangeEvent",
  "ProcessImageAsyncCompleteEvent",
  "ProcessMediaByMPSCompleteEvent",
  "PullCompleteEvent",
  "QualityEnhanceCompleteEvent",
  "QualityInspectCompleteEvent",
  "RebuildMediaCompleteEvent",
  "ReduceMediaBitrateCompleteEvent",
  "RemoveWatermarkCompleteEvent",
  "RestoreMediaCompleteEvent",
  "ReviewAudioVideoCompleteEvent",
  "SceneAigcImageCompleteEvent",
  "SnapshotByTimeOffsetCompleteEvent",
  "SplitMediaCompleteEvent",
  "TranscodeCompleteEvent",
  "WechatMiniProgramPublishCompleteEvent",
  "WechatPublishCompleteEvent",
];

/** The fields that identify an event of a type. */
const anyContent = { TaskId: "1", FileId: "1", FileIdSet: ["1"], CastId: "1" };

/** The result of an event with a content only. */
function decoded(field: string) {
  const result = provider.decode({ [field]: anyContent });
  assert.ok(result.ok, field);
  return { ...result, events: provider.normalize(result.wire) };
}

describe("tencent: installed SDK", () => {
  it("has exactly the content fields that the adapter has types for", () => {
    const names = fields.map(({ name }) => name);
    assert.deepEqual(difference(known, names), { added: [], gone: [] });
  });

  for (const { name, comment } of fields) {
    it(`documents the event type of ${name} as the adapter does`, () => {
      const { warnings, events } = decoded(name);
      assert.equal(warnings, undefined);
      const [event] = events;
      assert.notEqual(event?.type, "unknown");
      // The SDK calls this one invalid now, and names no type.
      if (name === "ReduceMediaBitrateCompleteEvent") return;
      assert.match(comment, new RegExp(`\\b${event?.native.type}(?![A-Za-z])`));
    });
  }
});

describe("tencent: comparison with the SDK", () => {
  const text = `export interface Other {
    Foreign?: string;
}
export interface EventContent {
    /**
     * The handle: of a pull.
     */
    EventHandle?: string;
    EventType?: string;
    /**
     * Uploads, for NewFileUpload.
     * Note: may be null.
     */
    FileUploadEvent?: FileUploadTask;
    NeverSeenEvent: NeverSeenTask;
}
/** Another. */
export interface Another {
    Foreign?: string;
}`;

  it("reads the content fields with their comments", () => {
    const [upload, other, ...rest] = contentFields(text);
    assert.match(upload?.comment ?? "", /for NewFileUpload/);
    assert.deepEqual(
      [upload?.name, other],
      ["FileUploadEvent", { name: "NeverSeenEvent", comment: "" }],
    );
    assert.deepEqual(rest, []);
  });

  it("names the new and the removed fields", () => {
    const names = contentFields(text).map(({ name }) => name);
    assert.deepEqual(difference(["FileUploadEvent", "PullCompleteEvent"], names), {
      added: ["NeverSeenEvent"],
      gone: ["PullCompleteEvent"],
    });
  });

  it("does not take declarations without the interface for an empty one", () => {
    assert.throws(() => contentFields("export interface Other {\n}"), /no interface EventContent/);
  });

  it("reports a new field that the adapter does not know", () => {
    assert.deepEqual(decoded("NeverSeenEvent").warnings, [
      { kind: "unknown_field", name: "NeverSeenEvent" },
    ]);
  });
});
