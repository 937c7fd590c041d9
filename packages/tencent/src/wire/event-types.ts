/** A documented event type. */
interface EventTypeRow {
  /** Its `EventType`, the documented spelling first. */
  readonly types: readonly [string, ...string[]];
  /** The members that may hold its content, the documented one first. */
  readonly fields: readonly [string, ...string[]];
}

/**
 * All documented types. The names of types and members follow no rule, and some callbacks use other member names than
 * the API documents. Second spellings of types are guesses where the documented spelling breaks the pattern of the
 * others.
 *
 * @see https://cloud.tencent.com/document/product/266/33948
 */
const rows: readonly EventTypeRow[] = [
  { types: ["NewFileUpload"], fields: ["FileUploadEvent"] },
  { types: ["ProcedureStateChanged"], fields: ["ProcedureStateChangeEvent"] },
  { types: ["FileDeleted"], fields: ["FileDeleteEvent"] },
  { types: ["PullComplete"], fields: ["PullCompleteEvent"] },
  { types: ["EditMediaComplete"], fields: ["EditMediaCompleteEvent", "EditMediaComplete"] },
  regular("SplitMediaComplete"),
  regular("ComposeMediaComplete"),
  regular("ClipComplete"),
  regular("TranscodeComplete"),
  regular("CreateImageSpriteComplete"),
  regular("ConcatComplete"),
  {
    types: ["CreateSnapshotByTimeOffsetComplete"],
    fields: ["SnapshotByTimeOffsetCompleteEvent"],
  },
  {
    types: ["WechatPublishComplete"],
    fields: ["WechatPublishCompleteEvent", "WechatPublishComplete"],
  },
  {
    types: ["WechatMiniProgramPublishComplete"],
    fields: ["WechatMiniProgramPublishCompleteEvent", "WechatMiniProgramPublishEvent"],
  },
  { types: ["RemoveWatermark"], fields: ["RemoveWatermarkCompleteEvent"] },
  regular("RestoreMediaComplete"),
  regular("RebuildMediaComplete"),
  regular("ExtractTraceWatermarkComplete"),
  regular("ExtractCopyRightWatermarkComplete"),
  regular("ReviewAudioVideoComplete"),
  regular("ReduceMediaBitrateComplete"),
  regular("DescribeFileAttributesComplete"),
  regular("QualityInspectComplete"),
  regular("QualityEnhanceComplete"),
  regular("MediaCastStatusChanged"),
  regular("PersistenceComplete"),
  regular("ComplexAdaptiveDynamicStreamingComplete"),
  regular("ProcessMediaByMPSComplete"),
  { types: ["AigcImageTaskComplete"], fields: ["AigcImageCompleteEvent"] },
  { types: ["AigcVideoTaskComplete"], fields: ["AigcVideoCompleteEvent"] },
  { types: ["ExtractBlindWatermarkComplete"], fields: ["ExtractBlindWatermarkComplete"] },
  suffixed("SceneAigcImage"),
  suffixed("ProcessImageAsync"),
  suffixed("CreateAigcAdvancedCustomElement"),
  suffixed("CreateAigcCustomVoice"),
  regular("DescribeAigcFaceInfoAsyncComplete"),
  { types: ["AigcHunyuan3DTaskComplete"], fields: ["AigcHunyuan3DCompleteEvent"] },
];

const fieldsByType = new Map(
  rows.flatMap(({ types, fields }) => types.map((type) => [type, fields] as const)),
);
const typesByField = new Map(
  rows.flatMap(({ types, fields }) => fields.map((field) => [field, types[0]] as const)),
);

/** Returns the members for the content of a type; `undefined` for an unknown type. */
export function fieldsOfType(type: string): readonly [string, ...string[]] | undefined {
  return fieldsByType.get(type);
}

/** Returns the type of a member's content; `undefined` for an unknown member. */
export function typeOfField(field: string): string | undefined {
  return typesByField.get(field);
}

function regular(type: string): EventTypeRow {
  return { types: [type], fields: [`${type}Event`] };
}

function suffixed(name: string): EventTypeRow {
  return {
    types: [`${name}CompleteEvent`, `${name}Complete`, `${name}TaskComplete`],
    fields: [`${name}CompleteEvent`],
  };
}
