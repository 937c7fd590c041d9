import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { deletionPayload, storagePayload } from "../wire/media.js";
import { envelopeOf } from "./envelope.js";
import { mediaEventId } from "./identity.js";
import { outcomeOfCode } from "./outcome.js";

/** The neutral event of DeleteMediaComplete and DeleteMaterialComplete. */
export function deletedEvent(wire: WireEvent<object>): VodEventOf<"media.deleted"> {
  const outcome = outcomeOfCode(wire.code);
  return {
    ...envelopeOf(wire, { outcome, id: mediaEventId(wire, outcome) }),
    type: "media.deleted",
    data: { parts: "all" },
  };
}

/** The neutral event of DeleteTranscodesComplete. The id of the deleted file stays in `native`. */
export function outputsDeletedEvent(
  wire: WireEvent<typeof deletionPayload._A>,
): VodEventOf<"media.deleted"> {
  const outcome = outcomeOfCode(wire.code);
  const { fileId = "" } = wire.payload;
  return {
    ...envelopeOf(wire, { outcome, id: mediaEventId(wire, outcome, fileId) }),
    type: "media.deleted",
    data: { parts: [{ kind: "Transcodes" }] },
  };
}

/** The neutral event of UpdateMediaStorageClassComplete, for a video, its source or an output. */
export function storageEvent(
  wire: WireEvent<typeof storagePayload._A>,
): VodEventOf<"media.storage_changed"> {
  const { storageClass, fileId = "", changed = "" } = wire.payload;
  const outcome = outcomeOfCode(wire.code);
  const id = mediaEventId(wire, outcome, changed, fileId, storageClass ?? "");
  return {
    ...envelopeOf(wire, { outcome, id }),
    type: "media.storage_changed",
    data: omitUndefined({ toStorageClass: storageClass }),
  };
}
