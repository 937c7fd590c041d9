import { digest, eventId, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { OtherWire } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";
import { nativeFields } from "./native.js";

/**
 * An event without a neutral type. Its id is a digest of its content, because no other field is known to identify it.
 */
export function unknown(wire: OtherWire): VodEventOf<"unknown"> {
  return omitUndefined({
    type: "unknown" as const,
    ...nativeFields(wire),
    id: eventId(providerId, wire.type, digest(wire.payload)),
    outcome: "unknown" as const,
    mediaId: wire.content?.FileId,
    taskId: wire.content?.TaskId,
    data: {},
  });
}
