import type { VodEvent } from "@vod-events/core/provider";
import { importedEvent } from "./normalize/fetch.js";
import { otherEvent } from "./normalize/other.js";
import { thumbnailEvent } from "./normalize/thumbnail.js";
import { transcodedEvent } from "./normalize/transcode.js";
import { uploadedEvent } from "./normalize/upload.js";
import type { BaiduWire } from "./wire.js";

/** Translates an event; each gives exactly one. */
export function normalize(wire: BaiduWire): readonly VodEvent[] {
  switch (wire.family) {
    case "upload":
      return [uploadedEvent(wire)];
    case "fetch":
      return [importedEvent(wire)];
    case "transcode":
      return [transcodedEvent(wire)];
    case "thumbnail":
      return [thumbnailEvent(wire)];
    case "other":
      return [otherEvent(wire)];
  }
}
