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

/** Tells whether a response contains the content of a known task. */
export function hasTask(answer: Readonly<Record<string, unknown>>): boolean {
  return [...members.values()].some((member) => readRecord(answer[member]) !== undefined);
}

/** Returns the member for an event type; `undefined` when there is none. */
export function taskMemberOf(knownType: string): string | undefined {
  return members.get(knownType);
}
