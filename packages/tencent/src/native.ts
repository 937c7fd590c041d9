import type { VodEvent } from "@vod-events/core/provider";
import type { EventContent } from "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_models.js";

/**
 * The type of a native event, from Tencent's SDK, without the handle of a pull. The types are those of the
 * documentation and are not validated: members may be missing, renamed or mistyped, and integers above 2^53 are
 * strings.
 *
 * @see https://cloud.tencent.com/document/product/266/31773
 */
export type TencentEventContent = Omit<EventContent, "EventHandle">;

/** Tells whether an event is from Tencent Cloud, and types its `native` payload. */
export function isTencentEvent(event: VodEvent): event is VodEvent & {
  readonly native: { readonly type: string; readonly payload: TencentEventContent };
} {
  return event.provider === "tencent";
}
