import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { deletionPayload, storagePayload } from "../wire/media.js";
import { mediaEnvelope } from "./envelope.js";

/** The neutral event of DeleteMediaComplete and DeleteMaterialComplete. */
export function deletedEvent(wire: WireEvent<object>): VodEventOf<"media.deleted"> {
  return {
    ...mediaEnvelope(wire),
    type: "media.deleted",
    data: { parts: "all" },
  };
}

/** The neutral event of DeleteTranscodesComplete. The id of the deleted file stays in `native`. */
export function outputsDeletedEvent(
  wire: WireEvent<typeof deletionPayload._A>,
): VodEventOf<"media.deleted"> {
  return {
    ...mediaEnvelope(wire, wire.payload.fileId ?? ""),
    type: "media.deleted",
    data: { parts: [{ kind: "Transcodes" }] },
  };
}

/** The neutral event of UpdateMediaStorageClassComplete, for a video, its source or an output. */
export function storageEvent(
  wire: WireEvent<typeof storagePayload._A>,
): VodEventOf<"media.storage_changed"> {
  const { storageClass, fileId = "", changed = "" } = wire.payload;
  return {
    ...mediaEnvelope(wire, changed, fileId, storageClass ?? ""),
    type: "media.storage_changed",
    data: omitUndefined({ toStorageClass: storageClass }),
  };
}
