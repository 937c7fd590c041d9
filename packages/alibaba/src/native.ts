import type { VodEvent } from "@vod-events/core/provider";

/** An item of `StreamInfos`, and the members of StreamTranscodeComplete. */
export interface AlibabaStreamInfo {
  readonly JobId?: string;
  readonly Status?: string;
  readonly Definition?: string;
  readonly FileUrl?: string;
  readonly Format?: string;
  readonly Size?: number | string;
  /** In seconds. */
  readonly Duration?: number | string;
  /** In kbit/s. */
  readonly Bitrate?: string;
  readonly Fps?: string;
  readonly Width?: number | string;
  readonly Height?: number | string;
  readonly Encrypt?: boolean;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

/**
 * An event of Alibaba Cloud VOD, as in the documentation. It is not validated: every member may be missing or have
 * another type. Members of rare events are left out.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/event-notification-overview
 */
export interface AlibabaEventPayload extends AlibabaStreamInfo {
  readonly EventType?: string;
  /** RFC 3339 in UTC; some events have milliseconds after a colon. */
  readonly EventTime?: string;
  readonly VideoId?: string;
  readonly MediaId?: string;
  readonly ImageId?: string;
  readonly AttachedMediaId?: string;
  /** The value that the application attached in `UserData`. */
  readonly Extend?: string;
  readonly AppId?: string;
  readonly FileURL?: string;
  readonly FileType?: string;
  readonly SourceURL?: string;
  readonly MediaType?: string;
  readonly SubType?: string;
  readonly StreamInfos?: readonly AlibabaStreamInfo[];
  readonly CoverUrl?: string;
  readonly SnapshotInfos?: readonly Readonly<Record<string, unknown>>[];
  /** JSON in a string. */
  readonly DynamicImageJobInfo?: string;
  readonly Code?: string;
  readonly Message?: string;
  /** An object, or JSON in a string. */
  readonly Data?: Readonly<Record<string, unknown>> | string;
  readonly AuditStatus?: string;
  readonly Auditor?: string;
  readonly Reason?: string;
  readonly ProjectId?: string;
  readonly WorkflowId?: string;
  readonly TaskId?: string;
  /** JSON in a string. */
  readonly ActivityResults?: string;
  readonly DeleteType?: string;
  readonly JobIds?: string;
  readonly OperateMode?: string;
  /** An object, or JSON in a string. */
  readonly MediaContent?: Readonly<Record<string, unknown>> | string;
  readonly Scope?: string;
  readonly StorageClass?: string;
  readonly TriggerBy?: string;
  readonly RestoreExpiration?: string;
  readonly MediaRefreshJobId?: string;
  readonly TaskType?: string;
  readonly StreamName?: string;
  readonly DomainName?: string;
  readonly AppName?: string;
}

/** Tells whether an event is from Alibaba, and types its `native` payload. */
export function isAlibabaEvent(event: VodEvent): event is VodEvent & {
  readonly native: { readonly type: string; readonly payload: AlibabaEventPayload };
} {
  return event.provider === "alibaba";
}
