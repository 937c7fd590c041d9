import {
  pageOfCall,
  type ReconciliationPage,
  type ReconciliationRequest,
  readList,
  readRecord,
  readText,
  secondsFrom,
  secondsUntil,
} from "@vod-events/core/provider";
import type { TencentApi } from "../api/api.js";
import { nativeEvent } from "../confirmation/rebuild.js";
import { allTasks, type MediaWork } from "./work.js";

/**
 * The number of media of a page. The API documents only that `Offset + Limit` is at most 5000. A page of this size is
 * about 1 MB.
 */
const pageSize = 500;
const maxReach = 5000;

/**
 * Reads a page of uploaded media. The next page begins at the time of creation of the last media instead of its number,
 * so that a deletion in between does not skip others.
 */
export async function readMedia(
  { after, offset }: MediaWork,
  api: TencentApi,
  { since, until }: ReconciliationRequest,
  signal: AbortSignal | undefined,
): Promise<ReconciliationPage> {
  const from = after ?? secondsFrom(since);
  const limit = Math.min(pageSize, maxReach - offset);
  const response = await api(
    "SearchMedia",
    {
      CreateTime: { After: from, Before: secondsUntil(until) },
      // Whether media of other sources, such as live recordings, raise NewFileUpload is unknown.
      SourceTypes: ["Upload"],
      Sort: { Field: "CreateTime", Order: "Asc" },
      Filters: ["basicInfo", "metaData"],
      Offset: offset,
      Limit: limit,
    },
    signal,
  );
  const media = readList(response.MediaInfoSet).map((item) => readRecord(item) ?? {});
  const events = media.map(({ FileId, BasicInfo, MetaData }) =>
    nativeEvent("NewFileUpload", { FileId, MediaBasicInfo: BasicInfo, MetaData }),
  );
  const last = readText(readRecord(media.at(-1)?.BasicInfo)?.CreateTime);
  if (media.length < limit || last === undefined) return pageOfCall(events, allTasks);
  return pageOfCall(events, workAfter(last, from, offset + media.length));
}

/** No more than 5000 media of one second can be listed. The rest of such a second is skipped. */
function workAfter(last: string, from: string, offset: number): MediaWork {
  if (last !== from) return { step: "media", after: last, offset: 0 };
  if (offset < maxReach) return { step: "media", after: from, offset };
  const next = secondsFrom(new Date(Date.parse(from) + 1000));
  return { step: "media", after: next, offset: 0 };
}
