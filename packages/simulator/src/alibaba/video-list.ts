import { type MediaLibrary, titleOf } from "../media/media-library.js";
import { sampleVideo } from "../media/sample-video.js";
import { instant } from "../primitives/instant.js";
import { ApiError } from "../server/api-error.js";

/** The documented maximum length of a page, and of the list. */
const longestPage = 100;
const longestList = 5000;

/**
 * Returns a page of the videos that were created in a time span, oldest first. Every video has the status `Normal`.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideolist
 */
export function listVideos(
  parameters: ReadonlyMap<string, string>,
  { library }: { readonly library: MediaLibrary },
): object {
  const size = Number(parameters.get("PageSize") ?? 10);
  const page = Number(parameters.get("PageNo") ?? 1);
  if (!(size >= 1 && size <= longestPage && page >= 1)) {
    throw new ApiError("InvalidParameter", "The specified parameter is not valid.");
  }
  const start = parameters.get("StartTime") ?? "";
  const end = parameters.get("EndTime") ?? instant(8.64e15);
  const videos = library.all.map(({ id, name, url, createdAt }) => ({
    VideoId: id,
    Title: titleOf(name),
    Status: "Normal",
    CreationTime: instant(createdAt),
    Size: sampleVideo.sizeBytes,
    FileURL: url,
  }));
  const found = videos.filter(({ CreationTime }) => CreationTime >= start && CreationTime <= end);
  const listed = found.slice(0, longestList).slice((page - 1) * size, page * size);
  return { Total: found.length, VideoList: { Video: listed } };
}
