/** The fields of an event, one of which holds its content, in the order of the cloud's documentation. */
const contentFields = [
  "FileUploadEvent",
  "ProcedureStateChangeEvent",
  "FileDeleteEvent",
  "PullCompleteEvent",
  "EditMediaCompleteEvent",
  "SplitMediaCompleteEvent",
  "ComposeMediaCompleteEvent",
  "ClipCompleteEvent",
  "TranscodeCompleteEvent",
  "CreateImageSpriteCompleteEvent",
  "ConcatCompleteEvent",
  "SnapshotByTimeOffsetCompleteEvent",
  "WechatPublishCompleteEvent",
  "WechatMiniProgramPublishCompleteEvent",
  "RemoveWatermarkCompleteEvent",
  "RestoreMediaCompleteEvent",
  "RebuildMediaCompleteEvent",
  "ExtractTraceWatermarkCompleteEvent",
  "ExtractCopyRightWatermarkCompleteEvent",
  "ReviewAudioVideoCompleteEvent",
  "ReduceMediaBitrateCompleteEvent",
  "DescribeFileAttributesCompleteEvent",
  "QualityInspectCompleteEvent",
  "QualityEnhanceCompleteEvent",
  "MediaCastStatusChangedEvent",
  "PersistenceCompleteEvent",
  "ComplexAdaptiveDynamicStreamingCompleteEvent",
  "ProcessMediaByMPSCompleteEvent",
  "AigcImageCompleteEvent",
  "AigcVideoCompleteEvent",
  "ExtractBlindWatermarkComplete",
  "SceneAigcImageCompleteEvent",
  "ProcessImageAsyncCompleteEvent",
  "CreateAigcAdvancedCustomElementCompleteEvent",
  "CreateAigcCustomVoiceCompleteEvent",
  "DescribeAigcFaceInfoAsyncCompleteEvent",
  "AigcHunyuan3DCompleteEvent",
] as const;

/** Something that happened in the cloud and is to be told. */
export interface TencentHappening {
  readonly eventType: string;
  readonly field: (typeof contentFields)[number];
  /** With `null` for what has no value. */
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * An event as PullEvents returns it: with every field, `null` for what has no value.
 *
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export function pulledEvent(happening: TencentHappening, handle: string): object {
  const { eventType, field, content } = happening;
  return {
    EventHandle: handle,
    EventType: eventType,
    ...Object.fromEntries(contentFields.map((name) => [name, null])),
    [field]: content,
  };
}

/**
 * The body of a callback, without what has no value, like the samples of the documentation. Recorded
 * callbacks have nulls there; receivers must bear both, and here they meet both.
 *
 * @see https://www.tencentcloud.com/document/product/266/33950
 */
export function pushedEvent(happening: TencentHappening, signature: object): string {
  const { eventType, field, content } = happening;
  const event = { EventType: eventType, [field]: content, ...signature };
  return JSON.stringify(event, (_key, value) => (value === null ? undefined : value));
}
