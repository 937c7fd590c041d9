import type { VodEvent } from "@vod-events/core/provider";

/** An output of a workflow. Its members are those of the SDK's type, which is inferred. */
export interface VolcengineOutput {
  readonly FileId?: string;
  readonly FileType?: string;
  readonly Format?: string;
  readonly Md5?: string;
  /** In bytes. */
  readonly Size?: number;
  /** In seconds. */
  readonly Duration?: number;
  /** The place in the storage; not a URL. */
  readonly StoreUri?: string;
  readonly VideoStreamMeta?: Readonly<Record<string, unknown>>;
  readonly AudioStreamMeta?: Readonly<Record<string, unknown>>;
}

/** The content of an event. Members of rare events are left out. */
export interface VolcengineEventData {
  /** `Success`, or an error code. */
  readonly Code?: string;
  readonly Message?: string;
  readonly Status?: string;
  readonly SpaceName?: string;
  /** The id of the video. */
  readonly Vid?: string;
  /** The id of the material. */
  readonly Mid?: string;
  /** The value that the application attached to the call. */
  readonly CallbackArgs?: string;
  readonly RunId?: string;
  readonly JobId?: string;
  readonly ReqId?: string;
  readonly TaskId?: string;
  readonly TemplateId?: string;
  readonly SourceUrl?: string;
  readonly SourceInfo?: Readonly<Record<string, unknown>>;
  readonly PosterUri?: string;
  readonly PlayUrl?: string;
  readonly VodUploadSource?: string;
  readonly TranscodeInfos?: readonly VolcengineOutput[];
  readonly AdaptBitrateTranscodeInfos?: readonly VolcengineOutput[];
  readonly Snapshots?: readonly Readonly<Record<string, unknown>>[];
  readonly SmartSubtitles?: readonly Readonly<Record<string, unknown>>[];
  readonly FileId?: string;
  readonly FileNames?: readonly string[];
  readonly Class?: string;
  readonly MediaOption?: string;
}

/**
 * An event of Volcengine or BytePlus VOD, as in the documentation. It is not validated: every member may be missing or
 * have another type.
 *
 * @see https://www.volcengine.com/docs/4/4655
 */
export interface VolcengineEventPayload {
  /** Whether it is the same in a retry is unknown. */
  readonly RequestId?: string;
  readonly Version?: string;
  readonly EventType?: string;
  /** RFC 3339 in UTC. Edits may have another format. */
  readonly EventTime?: string;
  readonly Data?: VolcengineEventData;
  /** Of SyncURIComplete. */
  readonly ErrorCode?: number;
  readonly ErrorMessage?: string;
}

/** Tells whether an event is from Volcengine or BytePlus, and types its `native` payload. */
export function isVolcengineEvent(event: VodEvent): event is VodEvent & {
  readonly native: { readonly payload: VolcengineEventPayload; readonly type: string };
} {
  return event.provider === "volcengine";
}
