import type { VodEvent } from "@vod-events/core/provider";
import type { EventContent } from "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_models.js";
import { providerId } from "./wire/provider-id.js";

/**
 * An event of Tencent Cloud as its SDK types it, less the handle of a pull. The types are the
 * documentation's, not checked: what comes may have members that are missing, of another name or of
 * another type, and bare integers above 2^53 are text.
 *
 * @see https://cloud.tencent.com/document/product/266/31773
 */
export type TencentEventContent = Omit<EventContent, "EventHandle">;

/** Whether an event came from Tencent Cloud. Gives its native payload the SDK's type. */
export function isTencentEvent(event: VodEvent): event is VodEvent & {
  readonly native: { readonly type: string; readonly payload: TencentEventContent };
} {
  return event.provider === providerId;
}
