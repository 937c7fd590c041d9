import { digest, eventId, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { Persistence, RestoreMedia } from "../wire/storage.js";
import { nativeFields } from "./native.js";
import { judgeEnded } from "./outcome.js";

/**
 * A restoration. Identical restorations of a media have no distinguishing field, so they share one id and count as
 * redeliveries. That a status other than 0 is an error is inferred from 0 being a success.
 */
export function restored(wire: WireEvent<RestoreMedia>): VodEventOf<"media.restored"> {
  const { content } = wire;
  const { FileId, Status, Message } = content;
  return omitUndefined({
    type: "media.restored" as const,
    ...nativeFields(wire),
    ...judgeEnded({ ErrCodeExt: undefined, ErrCode: Status, Message }, true),
    id: eventId("tencent", "RestoreMediaComplete", FileId, digest(wire.raw)),
    mediaId: FileId,
    data: omitUndefined({
      fromStorageClass: content.OriginalStorageClass,
      toStorageClass: content.TargetStorageClass,
      tier: content.RestoreTier,
      days: content.RestoreDay,
    }),
  });
}

/** A persistence. The event contains only the new media and is sent only on success. */
export function persisted(wire: WireEvent<Persistence>): VodEventOf<"media.persisted"> {
  const { FileId, PersistenceSource: source } = wire.content;
  return {
    type: "media.persisted",
    ...nativeFields(wire),
    id: eventId("tencent", "PersistenceComplete", FileId, source ?? ""),
    outcome: "succeeded",
    mediaId: FileId,
    data: omitUndefined({ source }),
  };
}
