import type { VodEvent } from "@vod-events/core/provider";
import type { AnalysisComplete } from "./native/analysis.js";
import type { ComposeStatusChange } from "./native/compose.js";
import type { FetchComplete } from "./native/fetch.js";
import type { GenerateComplete } from "./native/generate.js";
import type { MediaBasicInfo } from "./native/media-basic-info.js";
import type { RegulationComplete } from "./native/regulation.js";
import type { ThumbnailComplete } from "./native/thumbnail.js";
import type { TranscodeComplete } from "./native/transcode.js";

/**
 * Baidu's event (CallbackEvent), as in the documentation and Baidu's Java SDK. It is not validated: every
 * member may be missing or have another type, and a notification in an older format has none of them.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
export interface BaiduEventPayload {
  readonly eventId?: string;
  readonly eventType?: string;
  /** RFC 3339 in UTC, as are all times of a payload. */
  readonly eventTime?: string;
  readonly mediaUploadCompleteEvent?: MediaBasicInfo;
  readonly mediaFetchCompleteEvent?: FetchComplete;
  /** The payload of a transcoding. The documented sample of a fetch uses this member, too. */
  readonly mediaTranscodeCompleteEvent?: TranscodeComplete & FetchComplete;
  readonly mediaThumbnailCompleteEvent?: ThumbnailComplete;
  readonly mediaAnalysisCompleteEvent?: AnalysisComplete;
  readonly mediaRegulationCompleteEvent?: RegulationComplete;
  readonly composeTaskStatusChangeEvent?: ComposeStatusChange;
  readonly videoGenerateCompleteEvent?: GenerateComplete;
}

/** Tells whether an event is from Baidu, and types its `native` payload. */
export function isBaiduEvent(event: VodEvent): event is VodEvent & {
  readonly native: { readonly type: string; readonly payload: BaiduEventPayload };
} {
  return event.provider === "baidu";
}
