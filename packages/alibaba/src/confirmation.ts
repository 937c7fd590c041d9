import {
  type Confirmation,
  type ConfirmationSource,
  type LookupRequest,
  readRecord,
  type VodEvent,
} from "@vod-events/core/provider";
import type { AlibabaApi } from "./api/api.js";
import { playInfo, readMissing } from "./api/play-info.js";
import { compareDeletion, compareUpload } from "./confirmation/file.js";
import { compareRendition } from "./confirmation/rendition.js";

/**
 * Looks up uploads and deletions by `GetMezzanineInfo`, and renditions by `GetPlayInfo`. The signature does not cover
 * the body, so an application that acts on these events should confirm them.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getmezzanineinfo
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getplayinfo
 */
export function confirmationSource(api: AlibabaApi): ConfirmationSource {
  return {
    // 100 calls of GetMezzanineInfo and 360 of GetPlayInfo are documented. A media has no end of retention.
    limits: { callsPerSecond: 100, taskRetentionSeconds: 7 * 24 * 3600 },
    lookupFor,
    lookup: ({ about, id: VideoId }, signal) =>
      about === "renditions"
        ? playInfo(api, VideoId, signal)
        : api("GetMezzanineInfo", { VideoId }, signal).catch(readMissing),
    compare,
  };
}

function lookupFor(event: VodEvent): LookupRequest | undefined {
  const { mediaId: id, outcome } = event;
  if (id === undefined || outcome !== "succeeded") return undefined;
  if (event.type === "media.transcoded") return { about: "renditions", id };
  const isFile =
    event.type === "media.uploaded" ||
    event.type === "media.imported" ||
    (event.type === "media.deleted" && event.data.parts === "all");
  return isFile ? { about: "media", id } : undefined;
}

function compare(event: VodEvent, answer: unknown): Confirmation {
  const members = readRecord(answer);
  if (event.type === "media.transcoded") return compareRendition(event, members);
  return event.type === "media.deleted" ? compareDeletion(members) : compareUpload(event, members);
}
