import {
  formatOfUrl,
  type Media,
  omitUndefined,
  optionalObject,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEnvelope, WireEvent } from "../wire/event.js";
import type { UploadPayload } from "../wire/upload.js";
import { envelopeOf, taskEnvelope } from "./envelope.js";
import { mediaEventId } from "./identity.js";
import { outcomeOf } from "./outcome.js";

/** The neutral event of FileUploadComplete. */
export function uploadedEvent(wire: WireEvent<UploadPayload>): VodEventOf<"media.uploaded"> {
  const fields = { id: mediaEventId(wire), outcome: uploadOutcome(wire) };
  const data = { media: mediaOf(wire.payload), followUpTaskIds: [] };
  return { type: "media.uploaded", ...envelopeOf(wire, fields), data };
}

/** The neutral event of ImageUploadComplete and AttachedMediaUploadComplete. */
export function attachmentEvent(wire: WireEvent<UploadPayload>): VodEventOf<"attachment.uploaded"> {
  const { fileUrl: url, sizeBytes } = wire.payload;
  const kind = wire.eventType === "ImageUploadComplete" ? "image" : undefined;
  const attachment = { id: wire.mediaId, kind, url, format: formatOfUrl(url), sizeBytes };
  return {
    type: "attachment.uploaded",
    ...envelopeOf(wire, { id: mediaEventId(wire), outcome: uploadOutcome(wire) }),
    data: { attachment: omitUndefined(attachment) },
  };
}

/** The neutral event of UploadByURLComplete: a new media, or a transcoded stream of a media. */
export function importedEvent(
  wire: WireEvent<UploadPayload>,
): VodEventOf<"media.imported"> | VodEventOf<"media.transcoded"> {
  const { jobId, fileType, sourceUrl, fileUrl: url, sizeBytes } = wire.payload;
  const envelope = taskEnvelope(wire, jobId);
  if (fileType?.toLowerCase() === "stream") {
    const rendition = omitUndefined({ url, format: formatOfUrl(url), sizeBytes });
    return { type: "media.transcoded", ...envelope, data: { rendition } };
  }
  const data = { media: mediaOf(wire.payload), followUpTaskIds: [] };
  return {
    type: "media.imported",
    ...envelope,
    data: { ...data, ...omitUndefined({ sourceUrl }) },
  };
}

/** Failed uploads have no event, and a documented sample has no status. */
function uploadOutcome({ status }: WireEnvelope) {
  return status === undefined ? "succeeded" : outcomeOf(status);
}

function mediaOf({ fileUrl: url, sizeBytes }: UploadPayload): Media {
  const technical = optionalObject({ sizeBytes });
  return omitUndefined({ url, format: formatOfUrl(url), technical });
}
