import assert from "node:assert/strict";
import {
  aigcElementComplete,
  aigcFaceInfoComplete,
  aigcHunyuan3DTaskComplete,
  aigcImageTaskComplete,
  aigcVideoCanceled,
  aigcVideoTaskComplete,
  aigcVoiceComplete,
  generationFailed,
  sceneAigcImageComplete,
} from "../fixtures/tencent/generation.js";
import { eventOf } from "./events.js";

describe("tencent: generation", () => {
  it("of images has the permanent and the temporary ones", () => {
    const { data, mediaId } = eventOf(aigcImageTaskComplete, "generation.completed");
    assert.equal(mediaId, undefined);
    assert.deepEqual(data, {
      kind: "image",
      outputs: [
        {
          mediaId: "52858900000000000011",
          name: "harbor",
          url: "https://media.example.com/a2/harbor.png",
          format: "png",
          technical: {
            sizeBytes: 1048576,
            widthPixels: 768,
            heightPixels: 1024,
            rotationDegrees: 0,
          },
        },
        {
          url: "https://media.example.com/tmp/1.png?sign=0",
          format: "png",
          expiresAt: "2026-08-01T00:00:00Z",
        },
      ],
      createdIds: [],
    });
  });

  it("of one video is about it, and names the tasks that were started on it", () => {
    const event = eventOf(aigcVideoTaskComplete, "generation.completed");
    assert.equal(event.mediaId, "52858900000000000012");
    assert.equal(event.passthrough, "prompt=3");
    assert.equal(event.data.outputs[0]?.technical?.durationSeconds, 5.04);
    assert.deepEqual(event.data.outputs[0]?.followUpTaskIds, ["2741346366-Procedure-2t0"]);
  });

  it("of several videos assigns the started task to none of them", () => {
    const content = aigcVideoTaskComplete.AigcVideoCompleteEvent;
    const [file] = content.Output.FileInfos;
    const Output = { ...content.Output, FileInfos: [file, file] };
    const event = { AigcVideoCompleteEvent: { ...content, Output } };
    const { outputs } = eventOf(event, "generation.completed").data;
    assert.deepEqual(
      outputs.map(({ followUpTaskIds }) => followUpTaskIds),
      [undefined, undefined],
    );
  });

  it("leaves out an output that is neither a media nor a file", () => {
    const content = aigcVideoTaskComplete.AigcVideoCompleteEvent;
    const FileInfos = [{ UsageType: "position_info", FileContent: "{}" }];
    const event = { AigcVideoCompleteEvent: { ...content, Output: { FileInfos } } };
    assert.deepEqual(eventOf(event, "generation.completed").data.outputs, []);
  });

  const created = [
    [aigcElementComplete, "element", ["element-77"]],
    [aigcVoiceComplete, "voice", ["voice-78"]],
    [aigcFaceInfoComplete, "face_info", ["face-79"]],
  ] as const;
  for (const [fixture, kind, createdIds] of created) {
    it(`without a file has the ids of its outputs: ${kind}`, () => {
      const event = eventOf(fixture, "generation.completed");
      assert.equal(event.outcome, "succeeded");
      assert.deepEqual(event.data, { kind, outputs: [], createdIds });
    });
  }

  it("of a 3D model has its files", () => {
    const { data } = eventOf(aigcHunyuan3DTaskComplete, "generation.completed");
    assert.equal(data.kind, "model_3d");
    assert.deepEqual(
      data.outputs.map(({ format }) => format),
      ["obj", "glb"],
    );
  });

  for (const type of ["SceneAigcImageComplete", "SceneAigcImageTaskComplete"]) {
    it(`is recognized by a likely name of its type: ${type}`, () => {
      const event = eventOf({ ...sceneAigcImageComplete, EventType: type }, "generation.completed");
      assert.equal(event.data.kind, "scene_image");
      assert.equal(event.native.type, type);
      assert.equal(event.id, eventOf(sceneAigcImageComplete, "generation.completed").id);
    });
  }

  it("is canceled if it was canceled, not failed", () => {
    const event = eventOf(aigcVideoCanceled, "generation.completed");
    assert.equal(event.outcome, "canceled");
    assert.equal(event.failure?.code, "canceled");
  });

  const reasons = [
    ["RequestLimitExceeded", "quota_exceeded"],
    ["InvalidParameter", "invalid_input"],
    ["InvalidParameter.VoilationContent", "content_rejected"],
    ["InvalidParameter.MediaFormat", "invalid_input"],
    ["InvalidParameterValue", "invalid_input"],
    ["FailedOperation", "internal"],
    ["InternalError", "internal"],
    ["ContentModerationFailed", "content_rejected"],
    ["ResourceInsufficient", "quota_exceeded"],
    ["ModelGenerateFailed", "internal"],
    ["ResourceNotFound", "not_found"],
    ["TaskTimeout", "timeout"],
  ] as const;
  for (const [word, code] of reasons) {
    it(`maps the failure ${word} to ${code}`, () => {
      const event = eventOf(generationFailed(aigcImageTaskComplete, word), "generation.completed");
      assert.equal(event.outcome, "failed");
      assert.deepEqual(event.failure, { code, raw: word, message: "it failed" });
      assert.deepEqual(event.data, { kind: "image", outputs: [], createdIds: [] });
    });
  }
});
