import type { VodEvent } from "@vod-events/core/provider";
import type { TencentWire } from "../wire/event.js";
import { adaptiveStreams } from "./adaptive.js";
import { deleted } from "./deletion.js";
import { published, relayChanged } from "./distribution.js";
import { clipped, concatenated, edited, split } from "./edit.js";
import { enhanced, imageProcessed } from "./enhancement.js";
import { generated } from "./generation.js";
import { imported, uploaded } from "./ingest.js";
import { attributesRead, qualityInspected } from "./inspection.js";
import { reviewed } from "./moderation.js";
import { mpsEvents } from "./mps.js";
import { bitrateReductionEvents, procedureEvents } from "./procedure.js";
import { persisted, restored } from "./storage.js";
import { snapshots2017, sprites2017 } from "./thumbnail-2017.js";
import { transcodes2017 } from "./transcode-2017.js";
import { unknown } from "./unknown.js";
import { blindExtracted, copyrightExtracted, traceExtracted } from "./watermark.js";

/** Translates an event to the neutral model. */
export function normalize(wire: TencentWire): readonly VodEvent[] {
  switch (wire.family) {
    case "upload":
      return [uploaded(wire)];
    case "import":
      return [imported(wire)];
    case "deletion":
      return deleted(wire);
    case "procedure":
      return procedureEvents(wire);
    case "bitrate_reduction":
      return bitrateReductionEvents(wire);
    case "mps_process":
      return mpsEvents(wire);
    case "audio_video_review":
      return [reviewed(wire)];
    case "file_attributes":
      return [attributesRead(wire)];
    case "quality_inspection":
      return [qualityInspected(wire)];
    case "trace_watermark":
      return [traceExtracted(wire)];
    case "copyright_watermark":
      return [copyrightExtracted(wire)];
    case "blind_watermark":
      return [blindExtracted(wire)];
    case "edit":
      return [edited(wire, "edit")];
    case "composition":
      return [edited(wire, "compose")];
    case "split":
      return [split(wire)];
    case "concat":
      return [concatenated(wire)];
    case "clip":
      return [clipped(wire)];
    case "aigc_image":
      return [generated(wire, "image")];
    case "aigc_video":
      return [generated(wire, "video")];
    case "aigc_scene_image":
      return [generated(wire, "scene_image")];
    case "aigc_element":
      return [generated(wire, "element")];
    case "aigc_voice":
      return [generated(wire, "voice")];
    case "aigc_face_info":
      return [generated(wire, "face_info")];
    case "aigc_model":
      return [generated(wire, "model_3d")];
    case "quality_enhancement":
      return [enhanced(wire, "quality")];
    case "rebuild":
      return [enhanced(wire, "rebuild")];
    case "watermark_removal":
      return [enhanced(wire, "watermark_removal")];
    case "image_processing":
      return [imageProcessed(wire)];
    case "transcode_2017":
      return transcodes2017(wire);
    case "adaptive_streaming":
      return adaptiveStreams(wire);
    case "sprite_2017":
      return [sprites2017(wire)];
    case "snapshot_2017":
      return [snapshots2017(wire)];
    case "restoration":
      return [restored(wire)];
    case "persistence":
      return [persisted(wire)];
    case "wechat":
      return [published(wire, "wechat")];
    case "wechat_mini_program":
      return [published(wire, "wechat_mini_program")];
    case "media_cast":
      return [relayChanged(wire)];
    case "other":
      return [unknown(wire)];
  }
}
