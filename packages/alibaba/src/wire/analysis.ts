import {
  lenientObject,
  type Members,
  omitUndefined,
  readList,
  readNumber,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { readMilliseconds, readObject, readObjects } from "./field.js";

/** A result of an analysis, with the name of the list that it is in. */
export interface AnalysisItem {
  readonly group: string;
  readonly label?: string;
  readonly similarity?: number;
  readonly url?: string;
  readonly spans: readonly { readonly startSeconds?: number; readonly endSeconds?: number }[];
}

/**
 * The payload of AIVideoTagComplete: lists of tags by kind, such as `Keyword` and `Person`.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/aivideotagcomplete
 */
export const tagsPayload = payloadWith((item, group) => ({
  group,
  ...omitUndefined({ label: readText(item.Tag), url: readUrl(item.FaceUrl) }),
  spans: readList(item.Times).map((time) =>
    omitUndefined({ startSeconds: readMilliseconds(time) }),
  ),
}));

/**
 * The payload of AIMediaDNAComplete: the media that resemble this one, by kind of fingerprint.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/aimediadnacomplete
 */
export const fingerprintPayload = payloadWith((item, group) => ({
  group,
  ...omitUndefined({ label: readText(item.PrimaryKey), similarity: readNumber(item.Similarity) }),
  spans: readObjects(item.Detail).map(({ Input }) => spanOf(readObject(Input) ?? {})),
}));

function payloadWith(read: (item: Members, group: string) => AnalysisItem) {
  return lenientObject((from) => {
    const lists = Object.entries(readObject(from.Data) ?? {});
    return {
      ...omitUndefined({ jobId: readText(from.JobId) }),
      items: lists.flatMap(([group, list]) => readObjects(list).map((item) => read(item, group))),
    };
  });
}

/** That both are in seconds is inferred from their values in the documentation. */
function spanOf({ Start, Duration }: Members) {
  const [start, duration] = [readNumber(Start), readNumber(Duration)];
  return omitUndefined({
    startSeconds: start,
    endSeconds: start === undefined || duration === undefined ? undefined : start + duration,
  });
}

export type AnalysisPayload = typeof tagsPayload._A;
