import { type DeletionSource, readList, readRecord, readTexts } from "@vod-events/core/provider";
import type { TencentApi } from "../api/api.js";
import { nativeEvent } from "../confirmation/rebuild.js";
import { readId } from "../wire/field.js";

/**
 * Asks by `DescribeMediaInfos`, which returns the ids that do not exist in `NotExistFileIdSet`, at most 20 a call. A
 * media that is deleted completely has no deleted parts, as in observed callbacks.
 *
 * @see https://cloud.tencent.com/document/product/266/31763
 */
export function deletionSource(api: TencentApi): DeletionSource {
  return {
    mediaPerCall: 20,
    scopedBy: ["tencent.credentials", "tencent.subAppId"],
    async read(mediaIds, signal) {
      const asked = { FileIds: mediaIds, Filters: ["basicInfo"] };
      const answer = await api("DescribeMediaInfos", asked, signal);
      const gone = readTexts(answer.NotExistFileIdSet).filter((id) => mediaIds.includes(id));
      return {
        events: gone.map((FileId) =>
          nativeEvent("FileDeleted", {
            FileIdSet: [FileId],
            FileDeleteResultInfo: [{ FileId, DeleteParts: [] }],
          }),
        ),
        existing: readList(answer.MediaInfoSet).flatMap(
          (media) => readId(readRecord(media)?.FileId) ?? [],
        ),
      };
    },
  };
}
