/** One documented type of event. */
interface EventTypeRow {
  /** Its `EventType`, the documented spelling first. */
  readonly types: readonly [string, ...string[]];
  /** The members its content was seen or documented in, the documented one first. */
  readonly fields: readonly [string, ...string[]];
}

/**
 * Every documented type. The names of types and fields follow no rule, and pushes were seen with other
 * field names than the API documents. Second spellings of types are guesses for those whose documented
 * one breaks the pattern of the others.
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

/** The members that the content of a type may be in; `undefined` for a type not known. */
export function fieldsOfType(type: string): readonly [string, ...string[]] | undefined {
  return fieldsByType.get(type);
}

/** The type whose content a member holds; `undefined` for a member not known. */
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
