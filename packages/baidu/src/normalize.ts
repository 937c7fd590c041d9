import type { VodEvent } from "@vod-events/core/provider";
import { analyzedEvent } from "./normalize/analysis.js";
import { editedEvent } from "./normalize/compose.js";
import { importedEvent } from "./normalize/fetch.js";
import { generatedEvent } from "./normalize/generate.js";
import { otherEvent } from "./normalize/other.js";
import { moderatedEvent } from "./normalize/regulation.js";
import { thumbnailEvent } from "./normalize/thumbnail.js";
import { transcodedEvent } from "./normalize/transcode.js";
import { uploadedEvent } from "./normalize/upload.js";
import type { BaiduWire } from "./wire/event.js";

/** Translates an event. Each gives exactly one neutral event. */
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
    case "analysis":
      return [analyzedEvent(wire)];
    case "regulation":
      return [moderatedEvent(wire)];
    case "compose":
      return [editedEvent(wire)];
    case "generate":
      return [generatedEvent(wire)];
    case "old_format":
    case "other":
      return [otherEvent(wire)];
  }
}
