import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { mediaEnvelope } from "./envelope.js";

/** The neutral event of UpdateMediaStorageClassComplete. */
export function storageEvent(
  wire: WireEvent<{ readonly storageClass?: string; readonly scope?: string }>,
): VodEventOf<"media.storage_changed"> {
  const { storageClass: toStorageClass, scope = "" } = wire.payload;
  return {
    type: "media.storage_changed",
    ...mediaEnvelope(wire, scope, toStorageClass ?? ""),
    data: omitUndefined({ toStorageClass }),
  };
}

/** The neutral event of RestoreMediaComplete. The end of the restored state stays in `native`. */
export function restoredEvent(wire: WireEvent<object>): VodEventOf<"media.restored"> {
  return { type: "media.restored", ...mediaEnvelope(wire), data: {} };
}
