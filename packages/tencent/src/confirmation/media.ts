import { type Confirmation, readList, readTexts, type VodEvent } from "@vod-events/core/provider";
import { readId, readRecord } from "../wire/field.js";
import { differences, judgeDifferences } from "./compare.js";
import { eventsOf } from "./rebuild.js";

type Members = Readonly<Record<string, unknown>>;

/** Holds an upload or a deletion against what `DescribeMediaInfos` answered about its media. */
export function judgeMedia(event: VodEvent, answer: Members): Confirmation {
  const exists = readList(answer.MediaInfoSet)
    .map(readRecord)
    .find((media) => readId(media?.FileId) === event.mediaId);
  const isMissing = readTexts(answer.NotExistFileIdSet).some((id) => id === event.mediaId);
  if (exists === undefined && !isMissing) {
    return { status: "unknown", reason: "the API does not tell whether the media exists" };
  }
  if (event.type === "media.deleted") return judgeDeletion(isMissing);
  if (exists === undefined) {
    return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
  }
  return judgeUpload(event, exists);
}

function judgeDeletion(isMissing: boolean): Confirmation {
  if (isMissing) return { status: "confirmed" };
  return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
}

/** The tasks that an upload began are not told of a media, so they are left out. */
function judgeUpload(event: VodEvent, media: Members): Confirmation {
  const content = {
    FileId: media.FileId,
    MediaBasicInfo: media.BasicInfo,
    MetaData: media.MetaData,
  };
  const [told] = eventsOf("NewFileUpload", content);
  if (told?.type !== "media.uploaded" || event.type !== "media.uploaded") {
    return { status: "contradicted", reasons: ["type"] };
  }
  const { followUpTaskIds } = event.data;
  const completed = { ...told, data: { ...told.data, followUpTaskIds } };
  return judgeDifferences(differences(event, completed), completed);
}
