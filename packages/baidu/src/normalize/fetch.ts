import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { FetchPayload } from "../wire/fetch.js";
import { taskEnvelopeOf } from "./envelope.js";
import { mediaOf } from "./media.js";

/** The neutral event of MEDIA_FETCH_COMPLETE. */
export function importedEvent(wire: WireEvent<FetchPayload>): VodEventOf<"media.imported"> {
  const info = wire.payload.info;
  const media = mediaOf(info?.mediaBasicInfo);
  return {
    type: "media.imported",
    ...taskEnvelopeOf(wire, { mediaId: info?.mediaBasicInfo?.mediaId, info }),
    data: {
      media: { ...omitUndefined({ coverUrl: info?.coverUrl }), ...media },
      ...omitUndefined({ sourceUrl: info?.url }),
      followUpTaskIds: [info?.presetTaskId, info?.workflowTaskId].filter((id) => id !== undefined),
    },
  };
}
