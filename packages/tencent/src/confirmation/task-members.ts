import { readRecord } from "../wire/field.js";

/**
 * The member of an answer of `DescribeTaskDetail` that has the content of an event, by the event's type: their
 * structures are the same in the SDK's types. Two are not, or hardly: `ProcessImageAsync`, which events are taken
 * to have as well, and `PullUploadTask`, whose media is that of the moment. Of the other types of events no task
 * can be asked for.
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

/** Whether an answer has the content of any task whose events are known. */
export function hasTask(answer: Readonly<Record<string, unknown>>): boolean {
  return [...members.values()].some((member) => readRecord(answer[member]) !== undefined);
}

/** The member that has the content of a documented type of event; `undefined` where there is none. */
export function taskMemberOf(knownType: string): string | undefined {
  return members.get(knownType);
}
