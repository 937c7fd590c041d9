import type { Picture } from "../cloud/transcode-plan.js";
import { sampleVideo } from "../media/sample-video.js";

const resolutions = [
  "highest",
  "audio-only",
  "2160p",
  "1440p",
  "1080p",
  "720p",
  "540p",
  "480p",
  "360p",
  "270p",
] as const;

/** What a static rendition is made of. */
export type Resolution = (typeof resolutions)[number];

/** A static rendition of an asset, as the API returns it. */
export interface StaticRendition {
  readonly id: string;
  readonly resolution: Resolution;
  readonly name: string;
  readonly ext: "mp4" | "m4a";
  /** That the two named resolutions are `standard` is inferred. */
  readonly type: "standard" | "advanced";
  readonly status: "preparing" | "ready" | "errored";
  readonly passthrough?: string;
}

export function isResolution(value: unknown): value is Resolution {
  return resolutions.some((resolution) => resolution === value);
}

/** Creates a rendition that is in preparation. @see https://www.mux.com/docs/guides/enable-static-mp4-renditions */
export function newRendition(
  id: string,
  { resolution, ...passthrough }: Pick<StaticRendition, "resolution" | "passthrough">,
): StaticRendition {
  const isAudio = resolution === "audio-only";
  const isNamed = isAudio || resolution === "highest";
  return {
    ...{ id, resolution, status: "preparing" },
    name: isAudio ? "audio.m4a" : `${resolution}.mp4`,
    ext: isAudio ? "m4a" : "mp4",
    type: isNamed ? "standard" : "advanced",
    ...passthrough,
  };
}

/** Returns a rendition that is ready, with the members of its file. */
export function readyRendition(rendition: StaticRendition, picture: Picture): StaticRendition {
  const isAudio = rendition.ext === "m4a";
  const file = {
    filesize: String(sampleVideo.sizeBytes),
    bitrate: isAudio ? sampleVideo.audioBitrateBps : sampleVideo.bitrateBps,
    ...(!isAudio && { width: picture.widthPixels, height: picture.heightPixels }),
    resolution_tier: isAudio ? "audio-only" : "720p",
  };
  return { ...rendition, status: "ready", ...file };
}
