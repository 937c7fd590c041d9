import { omitUndefined, optionalObject, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { refreshPayload, technicalPayload, updatePayload } from "../wire/media.js";
import { mediaEnvelope, taskEnvelope } from "./envelope.js";

/** The neutral event of VideoAnalysisComplete. */
export function analyzedEvent(
  wire: WireEvent<typeof technicalPayload._A>,
): VodEventOf<"media.analyzed"> {
  const technical = optionalObject(wire.payload);
  return {
    type: "media.analyzed",
    ...mediaEnvelope(wire),
    data: { attributes: {}, ...omitUndefined({ technical }) },
  };
}

/** The neutral event of MediaBaseChangeComplete. It has the new values only. */
export function updatedEvent(
  wire: WireEvent<typeof updatePayload._A>,
): VodEventOf<"media.updated"> {
  const { changedFields, title: name, description, coverUrl, categoryId, tags } = wire.payload;
  const media = omitUndefined({
    ...{ name, description, coverUrl },
    category: optionalObject({ id: categoryId }),
    tags: tags?.split(","),
  });
  return {
    type: "media.updated",
    ...mediaEnvelope(wire, ...changedFields),
    data: { media, ...(changedFields.length > 0 && { changedFields }) },
  };
}

const operations: ReadonlyMap<string, "purge" | "prefetch"> = new Map([
  ["Refresh", "purge"],
  ["Preload", "prefetch"],
]);

/** The neutral event of SubmitMediaRefreshComplete. */
export function refreshedEvent(
  wire: WireEvent<typeof refreshPayload._A>,
): VodEventOf<"cache.refreshed"> {
  const { jobId: taskId, operation = "" } = wire.payload;
  return {
    type: "cache.refreshed",
    ...taskEnvelope(wire, taskId),
    data: { operation: operations.get(operation) ?? "unknown" },
  };
}
