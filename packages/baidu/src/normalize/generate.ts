import { type MediaOutput, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { GeneratePayload } from "../wire/generate.js";
import type { MediaInfo } from "../wire/media.js";
import { isWithoutResult, taskEnvelopeOf } from "./envelope.js";
import { partOfMedia } from "./identity.js";
import { mediaOf } from "./media.js";

/** The neutral event of VIDEO_GENERATE_COMPLETE. */
export function generatedEvent(
  wire: WireEvent<GeneratePayload>,
): VodEventOf<"generation.completed"> {
  const info = wire.payload.info;
  const infos = info?.videoGenerateTaskOutput?.mediaBasicInfos ?? [];
  const media = infos.filter((item) => item !== undefined);
  const mediaIds = media.map(({ mediaId }) => mediaId).filter((id) => id !== undefined);
  const mediaId = media.length === 1 ? mediaIds[0] : undefined;
  const envelope = taskEnvelopeOf(wire, { mediaId, info, part: partOfMedia(mediaIds) });
  const made = isWithoutResult(envelope.outcome) ? [] : media;
  return {
    type: "generation.completed",
    ...envelope,
    data: { kind: "video", outputs: made.map(outputOf), createdIds: [] },
  };
}

function outputOf(info: MediaInfo): MediaOutput {
  const { name, url, format, technical } = mediaOf(info);
  return omitUndefined({ mediaId: info.mediaId, name, url, format, technical });
}
