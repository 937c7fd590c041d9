import { isVodError, type Members, readList, readRecord } from "@vod-events/core/provider";
import type { AlibabaApi } from "./api.js";

/**
 * Calls `GetPlayInfo`, which shows the streams of a media.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getplayinfo
 */
export function playInfo(api: AlibabaApi, VideoId: string, signal: AbortSignal | undefined) {
  return api("GetPlayInfo", { VideoId, ResultType: "Multiple" }, signal).catch(readMissing);
}

/** Returns the streams in a response of `GetPlayInfo`. */
export function streamsIn(answer: Members | undefined): readonly Members[] {
  const streams = readList(readRecord(answer?.PlayInfoList)?.PlayInfo).map(readRecord);
  return streams.filter((stream) => stream !== undefined);
}

/** The codes are documented: the media does not exist, or it has no rendition. */
export function readMissing(error: unknown): Members | undefined {
  const code = isVodError(error) ? error.nativeCode : undefined;
  if (code === "InvalidVideo.NotFound") return undefined;
  if (code === "InvalidVideo.NoneStream" || code === "Forbidden.IllegalStatus") return {};
  throw error;
}
