import {
  type ReconciliationPage,
  type ReconciliationRequest,
  readList,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import type { TencentApi } from "../api/api.js";
import { nativeEvent } from "../confirmation/rebuild.js";
import { firstTasks, type MediaPosition, type Position } from "./cursor.js";
import { secondsFrom, secondsUntil } from "./time-range.js";

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
  { after, offset }: MediaPosition,
  api: TencentApi,
  { until }: ReconciliationRequest,
  signal: AbortSignal | undefined,
): Promise<Pick<ReconciliationPage, "events"> & { readonly next: Position }> {
  const response = await api(
    "SearchMedia",
    {
      CreateTime: { After: after, Before: secondsUntil(until) },
      // Whether media of other sources, such as live recordings, raise NewFileUpload is unknown.
      SourceTypes: ["Upload"],
      Sort: { Field: "CreateTime", Order: "Asc" },
      Filters: ["basicInfo", "metaData"],
      Offset: offset,
      Limit: Math.min(pageSize, maxReach - offset),
    },
    signal,
  );
  const media = readList(response.MediaInfoSet).map((item) => readRecord(item) ?? {});
  const events = media.map(({ FileId, BasicInfo, MetaData }) =>
    nativeEvent("NewFileUpload", { FileId, MediaBasicInfo: BasicInfo, MetaData }),
  );
  const last = readText(readRecord(media.at(-1)?.BasicInfo)?.CreateTime);
  const isFull = media.length >= Math.min(pageSize, maxReach - offset);
  if (!isFull || last === undefined) return { events, next: firstTasks };
  return { events, next: positionAfter(last, { after, offset: offset + media.length }) };
}

/** No more than 5000 media of one second can be listed. The rest of such a second is skipped. */
function positionAfter(
  last: string,
  { after, offset }: Pick<MediaPosition, "after" | "offset">,
): MediaPosition {
  const position = { version: 1, step: "media" } as const;
  if (last !== after) return { ...position, after: last, offset: 0 };
  if (offset < maxReach) return { ...position, after, offset };
  return { ...position, after: secondsFrom(new Date(Date.parse(after) + 1000)), offset: 0 };
}
