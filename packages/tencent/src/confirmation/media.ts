import {
  type Confirmation,
  type Members,
  readList,
  readRecord,
  readTexts,
  type VodEvent,
} from "@vod-events/core/provider";
import { readId } from "../wire/field.js";
import { compareDifferences, differences } from "./compare.js";
import { eventsOf } from "./rebuild.js";

/** Compares an upload or a deletion with the response of `DescribeMediaInfos`. */
export function compareMedia(event: VodEvent, answer: Members): Confirmation {
  const exists = readList(answer.MediaInfoSet)
    .map(readRecord)
    .find((media) => readId(media?.FileId) === event.mediaId);
  const isMissing = readTexts(answer.NotExistFileIdSet).some((id) => id === event.mediaId);
  if (exists === undefined && !isMissing) {
    return { status: "unknown", reason: "the API does not show whether the media exists" };
  }
  if (event.type === "media.deleted") return compareDeletion(isMissing);
  if (exists === undefined) {
    return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
  }
  return compareUpload(event, exists);
}

function compareDeletion(isMissing: boolean): Confirmation {
  if (isMissing) return { status: "confirmed" };
  return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
}

/** The API does not list the tasks that an upload started, so they are not compared. */
function compareUpload(event: VodEvent, media: Members): Confirmation {
  const content = {
    FileId: media.FileId,
    MediaBasicInfo: media.BasicInfo,
    MetaData: media.MetaData,
  };
  const [actual] = eventsOf("NewFileUpload", content);
  if (actual?.type !== "media.uploaded" || event.type !== "media.uploaded") {
    return { status: "contradicted", reasons: ["type"] };
  }
  const { followUpTaskIds } = event.data;
  const completed = { ...actual, data: { ...actual.data, followUpTaskIds } };
  return compareDifferences(differences(event, completed), completed);
}
