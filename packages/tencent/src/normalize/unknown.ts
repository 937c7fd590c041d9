import {
  digest,
  eventId,
  omitUndefined,
  readRecord,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { readId } from "../wire/field.js";
import { nativeFields } from "./native.js";

/**
 * An event without a neutral type. Its id is a digest of its content, because no other field is known to identify it.
 */
export function unknown(wire: WireEvent): VodEventOf<"unknown"> {
  const { FileId, TaskId } = readRecord(wire.raw) ?? {};
  return omitUndefined({
    type: "unknown" as const,
    ...nativeFields(wire),
    id: eventId("tencent", wire.type, digest(wire.payload)),
    outcome: "unknown" as const,
    mediaId: readId(FileId),
    taskId: readId(TaskId),
    data: {},
  });
}
