import {
  type Confirmation,
  type Members,
  readPositive,
  readRecord,
  readText,
  type VodEvent,
} from "@vod-events/core/provider";

/** Compares an upload with the response of `GetMezzanineInfo`; `undefined` when the media does not exist. */
export function compareUpload(event: VodEvent, answer: Members | undefined): Confirmation {
  const file = readRecord(answer?.Mezzanine);
  const status = readText(file?.Status);
  if (file === undefined || status === "Deleted" || status === "Uploading") {
    return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
  }
  if (status !== "Normal") return { status: "contradicted", reasons: ["outcome"] };
  const claimed = "media" in event.data ? event.data.media.technical?.sizeBytes : undefined;
  if (claimed === undefined) return { status: "confirmed" };
  const actual = readPositive(file.Size);
  const path = "data.media.technical.sizeBytes";
  if (actual === undefined) return { status: "not_yet", reasons: [path], finally: "unknown" };
  return actual === claimed ? { status: "confirmed" } : { status: "contradicted", reasons: [path] };
}

/** Compares the deletion of a whole media with the response of `GetMezzanineInfo`. */
export function compareDeletion(answer: Members | undefined): Confirmation {
  const status = readText(readRecord(answer?.Mezzanine)?.Status);
  if (answer === undefined || status === "Deleted") return { status: "confirmed" };
  return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
}
