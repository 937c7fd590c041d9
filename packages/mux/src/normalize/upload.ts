import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { UploadPayload } from "../wire/parts.js";
import { type EnvelopeFields, envelopeOf } from "./envelope.js";
import { outcomeOf } from "./outcome.js";

type Upload = WireEvent<UploadPayload>;

function uploadEnvelope(wire: Upload, outcome: EnvelopeFields["outcome"]) {
  const { uploadId: taskId, passthrough } = wire.payload;
  return envelopeOf(wire, { outcome, taskId, passthrough });
}

/** The neutral event of video.upload.created. */
export function uploadCreatedEvent(wire: Upload): VodEventOf<"upload.created"> {
  const { uploadId } = wire.payload;
  const envelope = uploadEnvelope(wire, "succeeded");
  return { type: "upload.created", ...envelope, data: omitUndefined({ uploadId }) };
}

/** The neutral event of video.upload.cancelled. */
export function uploadCanceledEvent(wire: Upload): VodEventOf<"upload.canceled"> {
  const { uploadId } = wire.payload;
  const envelope = uploadEnvelope(wire, outcomeOf(wire));
  return { type: "upload.canceled", ...envelope, data: omitUndefined({ uploadId }) };
}

/** The neutral event of video.upload.asset_created and video.upload.errored. */
export function uploadedEvent(wire: Upload): VodEventOf<"media.uploaded"> {
  const envelope = uploadEnvelope(wire, outcomeOf(wire));
  return { type: "media.uploaded", ...envelope, data: { media: {}, followUpTaskIds: [] } };
}
