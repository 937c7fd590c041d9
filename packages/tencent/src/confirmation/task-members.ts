import { readRecord } from "@vod-events/core/provider";

/**
 * The member of a `DescribeTaskDetail` response that holds the content of an event, by event type. The SDK's types
 * have the same structure for both, except `ProcessImageAsync`, whose event is assumed to match, and
 * `PullUploadTask`, which holds the current media. Other event types have no task to look up.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 */
const members: ReadonlyMap<string, string> = new Map([
  ["ProcedureStateChanged", "ProcedureTask"],
  ["PullComplete", "PullUploadTask"],
  ["EditMediaComplete", "EditMediaTask"],
  ["SplitMediaComplete", "SplitMediaTask"],
  ["ComposeMediaComplete", "ComposeMediaTask"],
  ["ClipComplete", "ClipTask"],
  ["TranscodeComplete", "TranscodeTask"],
  ["CreateImageSpriteComplete", "CreateImageSpriteTask"],
  ["ConcatComplete", "ConcatTask"],
  ["CreateSnapshotByTimeOffsetComplete", "SnapshotByTimeOffsetTask"],
  ["WechatPublishComplete", "WechatPublishTask"],
  ["WechatMiniProgramPublishComplete", "WechatMiniProgramPublishTask"],
  ["RemoveWatermark", "RemoveWatermarkTask"],
  ["RebuildMediaComplete", "RebuildMediaTask"],
  ["ExtractTraceWatermarkComplete", "ExtractTraceWatermarkTask"],
  ["ExtractCopyRightWatermarkComplete", "ExtractCopyRightWatermarkTask"],
  ["ExtractBlindWatermarkComplete", "ExtractBlindWatermarkTask"],
  ["ReviewAudioVideoComplete", "ReviewAudioVideoTask"],
  ["ReduceMediaBitrateComplete", "ReduceMediaBitrateTask"],
  ["DescribeFileAttributesComplete", "DescribeFileAttributesTask"],
  ["QualityInspectComplete", "QualityInspectTask"],
  ["QualityEnhanceComplete", "QualityEnhanceTask"],
  ["ComplexAdaptiveDynamicStreamingComplete", "ComplexAdaptiveDynamicStreamingTask"],
  ["ProcessMediaByMPSComplete", "ProcessMediaByMPSTask"],
  ["AigcImageTaskComplete", "AigcImageTask"],
  ["AigcVideoTaskComplete", "AigcVideoTask"],
  ["AigcHunyuan3DTaskComplete", "AigcHunyuan3DTask"],
  ["SceneAigcImageCompleteEvent", "SceneAigcImageTask"],
  ["ProcessImageAsyncCompleteEvent", "ProcessImageAsyncTask"],
  ["CreateAigcAdvancedCustomElementCompleteEvent", "CreateAigcAdvancedCustomElementTask"],
  ["CreateAigcCustomVoiceCompleteEvent", "CreateAigcCustomVoiceTask"],
  ["DescribeAigcFaceInfoAsyncComplete", "DescribeAigcFaceInfoAsyncTask"],
]);

/** The members of a response, with the event type of each. */
export const taskMembers: readonly (readonly [type: string, member: string])[] = [...members];

/** The task types that are not named like their member. */
const otherNames: Readonly<Record<string, string>> = {
  ImageSprites: "CreateImageSpriteTask",
  WechatDistribute: "WechatPublishTask",
};

/** Returns the event type of a task type, as `DescribeTasks` names it; `undefined` when unknown. */
export function typeOfTask(taskType: string): string | undefined {
  const member = otherNames[taskType] ?? `${taskType.replace(/Task$/, "")}Task`;
  return taskMembers.find(([, each]) => each === member)?.[0];
}

/** Tells whether a response contains the content of a known task. */
export function hasTask(answer: Readonly<Record<string, unknown>>): boolean {
  return [...members.values()].some((member) => readRecord(answer[member]) !== undefined);
}

/** Returns the member for an event type; `undefined` when there is none. */
export function taskMemberOf(knownType: string): string | undefined {
  return members.get(knownType);
}
