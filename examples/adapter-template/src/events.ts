import type { NativeEventInfo, VodEvent } from "@vod-events/core/provider";
import { deletedEvent, transcodedEvent, uploadedEvent } from "./translations.js";
import type { LumenWire } from "./wire.js";

/** A native type: the neutral types that it becomes, its documentation and its translation. */
export interface EventRow extends NativeEventInfo {
  translate(wire: LumenWire): VodEvent;
}

const documentation = "https://lumen.example/docs/webhooks";

/** All documented native types. Everything else about them is derived from this table. */
export const nativeEvents: Readonly<Record<string, EventRow>> = {
  "asset.uploaded": { events: ["media.uploaded"], documentation, translate: uploadedEvent },
  "encode.finished": { events: ["media.transcoded"], documentation, translate: transcodedEvent },
  "asset.deleted": { events: ["media.deleted"], documentation, translate: deletedEvent },
};

/** Tells whether a native type is documented. */
export function isNativeType(type: string): boolean {
  return Object.hasOwn(nativeEvents, type);
}
