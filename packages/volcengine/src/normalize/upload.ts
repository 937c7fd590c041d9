import { omitUndefined, optionalObject, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { metaPayload, SyncPayload, UploadPayload } from "../wire/upload.js";
import { envelopeOf, mediaEnvelope } from "./envelope.js";
import { copyEventId, taskStateId } from "./identity.js";
import { outcomeOfCode, outcomeOfSync } from "./outcome.js";

/** The neutral event of FileUploadComplete. */
export function uploadedEvent(wire: WireEvent<UploadPayload>): VodEventOf<"media.uploaded"> {
  const { media, runId } = wire.payload;
  return {
    ...mediaEnvelope(wire),
    type: "media.uploaded",
    data: { media, followUpTaskIds: runId === undefined ? [] : [runId] },
  };
}

/** The neutral event of FileUploadByUrlComplete. A migration sends it without a job. */
export function importedEvent(wire: WireEvent<UploadPayload>): VodEventOf<"media.imported"> {
  const { media, jobId: taskId, sourceUrl } = wire.payload;
  const outcome = outcomeOfCode(wire.code);
  return {
    ...envelopeOf(wire, { outcome, taskId, id: taskStateId(wire, taskId, outcome) }),
    type: "media.imported",
    data: { media, followUpTaskIds: [], ...omitUndefined({ sourceUrl }) },
  };
}

/** The neutral event of SyncURIComplete: a file was copied from another space. */
export function syncedEvent(wire: WireEvent<SyncPayload>): VodEventOf<"media.imported"> {
  const { targetId: mediaId, targetUri, sizeBytes } = wire.payload;
  const outcome = outcomeOfSync(wire.code);
  const id = copyEventId(wire, { uri: targetUri, mediaId }, outcome);
  const storage = optionalObject({ path: targetUri });
  const media = omitUndefined({ storage, technical: optionalObject({ sizeBytes }) });
  return {
    ...envelopeOf(wire, { outcome, mediaId, id }),
    type: "media.imported",
    data: { media, followUpTaskIds: [] },
  };
}

/** The neutral event of MaterialUploadComplete: a file for edits, such as a sticker or a subtitle. */
export function attachmentEvent(wire: WireEvent<UploadPayload>): VodEventOf<"attachment.uploaded"> {
  const { name, kind, format, url, technical } = wire.payload.media;
  const file = { name, kind, format, url, id: wire.mediaId, sizeBytes: technical?.sizeBytes };
  return {
    ...mediaEnvelope(wire),
    type: "attachment.uploaded",
    data: { attachment: omitUndefined(file) },
  };
}

/** The neutral event of UploadGetMetaComplete. */
export function analyzedEvent(
  wire: WireEvent<typeof metaPayload._A>,
): VodEventOf<"media.analyzed"> {
  const technical = optionalObject(wire.payload);
  return {
    ...mediaEnvelope(wire),
    type: "media.analyzed",
    data: {
      attributes: omitUndefined({ md5: wire.payload.md5 }),
      ...omitUndefined({ technical }),
    },
  };
}
