import type { MediaDeletedData, VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { mediaEnvelope } from "./envelope.js";

interface Deletion {
  readonly deleted?: string;
  readonly jobIds?: string;
}

/** The neutral event of DeleteMediaComplete. */
export function deletedEvent(wire: WireEvent<Deletion>): VodEventOf<"media.deleted"> {
  const { deleted = "unspecified", jobIds = "" } = wire.payload;
  const parts: MediaDeletedData["parts"] = deleted === "all" ? "all" : [{ kind: deleted }];
  return {
    type: "media.deleted",
    ...mediaEnvelope(wire, deleted, jobIds),
    data: { parts },
  };
}
