import {
  isVodError,
  type Members,
  pageOfCall,
  type ReconciliationRequest,
  type ReconciliationSource,
  readCursor,
  readList,
  readPositive,
  readRecord,
  readText,
  readTexts,
  secondsFrom,
} from "@vod-events/core/provider";
import type { AlibabaApi } from "./api/api.js";
import { errors } from "./api/api-error.js";
import { playInfo } from "./api/play-info.js";
import { coverage } from "./reconciliation/coverage.js";
import { renditionEvents } from "./reconciliation/renditions.js";

/** The work that is left in a time span: the media whose streams are read, then the rest of the list. */
interface Work {
  readonly videoIds: readonly string[];
  /** The next page of the list; 0 after the last one. */
  readonly page: number;
  /** The beginning of the listed time, when the list is longer than its maximum. */
  readonly from: string | undefined;
}

/** The documented maximum length of a page, and of the list. */
const perPage = 100;
const longestList = 5000;

/** How long before the time span a media may have been created whose renditions end in it. */
const longestTranscodingSeconds = 3600;

/** The states of a media that may have streams. */
const states = "Transcoding,TranscodeFail,Blocked,Normal";

/**
 * Reads the renditions of the media that were created in a time span, or up to an hour before it.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getvideolist
 */
export function reconciliationSource(api: AlibabaApi): ReconciliationSource {
  return {
    // 360 calls of GetPlayInfo are documented. For GetVideoList, this is a low guess.
    limits: { callsPerSecond: 20, reachBackSeconds: longestTranscodingSeconds },
    coverage,
    async read(request, signal) {
      const work = readCursor(request.cursor, readWork);
      const [videoId] = work.videoIds;
      return videoId === undefined
        ? readPage(api, work, request, signal)
        : readStreams(api, work, videoId, signal);
    },
  };
}

function readWork(from: Members): Work {
  return {
    videoIds: readTexts(from.videoIds),
    page: from.page === 0 ? 0 : (readPositive(from.page) ?? 1),
    from: readText(from.from),
  };
}

async function readStreams(api: AlibabaApi, work: Work, VideoId: string, signal?: AbortSignal) {
  const answer = await playInfo(api, VideoId, signal);
  return pageOfCall(
    renditionEvents(answer, VideoId),
    rest({ ...work, videoIds: work.videoIds.slice(1) }),
  );
}

async function readPage(
  api: AlibabaApi,
  work: Work,
  { since, until }: ReconciliationRequest,
  signal?: AbortSignal,
) {
  const start = new Date(since.getTime() - longestTranscodingSeconds * 1000);
  // Whether these limits are inclusive is undocumented.
  const params = {
    ...{ StartTime: work.from ?? secondsFrom(start), EndTime: secondsFrom(until) },
    ...{ Status: states, SortBy: "CreationTime:Asc" },
    ...{ PageNo: String(work.page), PageSize: String(perPage) },
  };
  const answer = await api("GetVideoList", params, signal).catch(withoutMedia);
  const videos = readRecord(answer.VideoList)?.Video;
  if (!Array.isArray(videos)) throw errors.invalidResponse("GetVideoList", "no list");
  const items = readList(videos).map(readRecord);
  const videoIds = items.map((item) => readText(item?.VideoId)).filter((id) => id !== undefined);
  return pageOfCall([], rest({ videoIds, ...next(work, items) }));
}

/**
 * Returns the next page. After the last one that can be read, the list starts again at its last item. It ends when all
 * of it was created in one second, which no later list would pass.
 */
function next({ page, from }: Work, items: readonly (Members | undefined)[]) {
  if (items.length < perPage) return { page: 0, from };
  if (page < longestList / perPage) return { page: page + 1, from };
  const last = readText(items.at(-1)?.CreationTime);
  return { page: last === undefined || last === from ? 0 : 1, from: last };
}

function rest(work: Work): Work | undefined {
  return work.videoIds.length === 0 && work.page === 0 ? undefined : work;
}

/** The code is documented: no media matches. */
function withoutMedia(error: unknown): Members {
  if (isVodError(error) && error.nativeCode === "InvalidVideo.NotFound") {
    return { VideoList: { Video: [] } };
  }
  throw error;
}
