/** The content fields of an event, in the documentation's order. */
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

/** An event of Tencent Cloud VOD. */
export interface TencentEvent {
  readonly eventType: string;
  /** The field of the event that contains {@link TencentEvent.content}. */
  readonly field: string;
  /** Members without a value are `null`. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** Reads an event from its JSON. Throws unless it has a type and one content field. */
export function readEvent(json: object): TencentEvent {
  const { EventType: eventType, ...members } = json as Readonly<Record<string, unknown>>;
  const entries = Object.entries(members).filter(([name]) => !deliveryMembers.has(name));
  const [[field, content] = [], ...others] = entries.filter(([, value]) => value !== null);
  const isContent = typeof content === "object" && content !== null && others.length === 0;
  if (typeof eventType !== "string" || field === undefined || !isContent) {
    throw new Error("An event must have the member EventType and one member with its content.");
  }
  return { eventType, field, content: content as TencentEvent["content"] };
}

/** The members that a delivery adds to an event. */
const deliveryMembers: ReadonlySet<string> = new Set(["EventHandle", "Sign", "T"]);

/**
 * Returns an event as PullEvents returns it: with all content fields, `null` for fields without a value.
 *
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export function pulledEvent(event: TencentEvent, handle: string): object {
  const { eventType, field, content } = event;
  return {
    EventHandle: handle,
    EventType: eventType,
    ...Object.fromEntries(contentFields.map((name) => [name, null])),
    [field]: content,
  };
}

/**
 * Returns the body of a callback. Fields without a value are left out, as in the documentation's samples. Recorded
 * callbacks contain nulls; receivers must accept both.
 *
 * @see https://www.tencentcloud.com/document/product/266/33950
 */
export function pushedEvent(event: TencentEvent, signature: object): string {
  const { eventType, field, content } = event;
  const body = { EventType: eventType, [field]: content, ...signature };
  return JSON.stringify(body, (_key, value) => (value === null ? undefined : value));
}
