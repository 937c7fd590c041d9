import { omitUndefined, type Rendition } from "@vod-events/core/provider";
import { formatOf } from "./format.js";
import { audioStreamsOf, videoStreamsOf } from "./media.js";
import type { ProcedureItem } from "./procedure-item.js";

/** Returns the rendition of a transcoding or adaptive streaming item. */
export function renditionOf({ kind, presetId, output }: ProcedureItem): Rendition {
  if (output === undefined) return omitUndefined({ presetId });
  const subStreams = output.SubStreamSet.filter(({ Type }) => Type?.toLowerCase() === "video");
  return omitUndefined({
    presetId,
    url: output.Url,
    format: formatOf(output.Package ?? output.Container, output.Url),
    adaptive: kind === "AdaptiveDynamicStreaming" ? true : undefined,
    sizeBytes: output.Size,
    durationSeconds: output.Duration,
    bitrateBps: output.Bitrate,
    widthPixels: output.Width,
    heightPixels: output.Height,
    md5: output.Md5,
    drm: output.DrmType,
    newMediaId: output.FileId,
    videoStreams: videoStreamsOf([...output.VideoStreamSet, ...subStreams]),
    audioStreams: audioStreamsOf(output.AudioStreamSet),
  });
}
