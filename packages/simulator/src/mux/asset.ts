import { sampleVideo } from "../media/sample-video.js";
import type { StaticRendition } from "./rendition.js";
import type { AssetSettings, Members, TrackSettings } from "./settings.js";

/** An asset of the environment. */
export interface MuxAsset {
  readonly id: string;
  readonly createdAt: Date;
  readonly status: "preparing" | "ready" | "errored";
  readonly settings: AssetSettings;
  readonly playbackIds: readonly { readonly id: string; readonly policy: string }[];
  readonly tracks: readonly MuxTrack[];
  readonly renditions: readonly StaticRendition[];
  /** The direct upload that it came from. Absent: it came from a URL. */
  readonly uploadId?: string;
}

/** A track of an asset, as the API returns it. */
export interface MuxTrack extends Partial<Omit<TrackSettings, "type">> {
  readonly id: string;
  readonly type: "video" | "audio" | "text";
  readonly status: "preparing" | "ready" | "deleted";
  /** Set for the audio of the file. */
  readonly primary?: boolean;
}

const progress = {
  preparing: { state: "ingesting", progress: 0 },
  ready: { state: "completed", progress: 100 },
  errored: { state: "errored", progress: -1 },
} as const;

/** The members that say what an unreadable file is. The type is a guess. */
const errors = { type: "invalid_input", messages: ["The input could not be read."] };

/** Returns an asset as the API does, with its time as text. */
export function assetInApi(asset: MuxAsset): { readonly id: string } {
  return assetJson(asset, String(unixSeconds(asset)));
}

/** Returns an asset as events contain it, with its time as a number. */
export function assetInEvent(asset: MuxAsset): Members {
  return assetJson(asset, unixSeconds(asset));
}

/** The types of the SDK differ: the time is a string in the API, and a number in an event. */
function assetJson(
  asset: MuxAsset,
  created_at: number | string,
): Members & { readonly id: string } {
  const { id, status, settings, playbackIds, tracks, renditions, uploadId } = asset;
  const { playback_policies, static_renditions, ...given } = settings;
  return {
    ...{ id, status, created_at, progress: progress[status] },
    ...{ encoding_tier: "smart", video_quality: "plus", max_resolution_tier: "1080p" },
    ...{ master_access: "none", mp4_support: "none" },
    ingest_type: uploadId === undefined ? "on_demand_url" : "on_demand_direct_upload",
    ...(uploadId !== undefined && { upload_id: uploadId }),
    ...given,
    ...(playbackIds.length > 0 && { playback_ids: playbackIds }),
    ...(status === "errored" && { errors }),
    ...(status === "ready" && readyMembers),
    ...(tracks.length > 0 && { tracks }),
    ...(renditions.length > 0 && { static_renditions: { files: renditions } }),
  };
}

function unixSeconds({ createdAt }: MuxAsset): number {
  return Math.floor(createdAt.getTime() / 1000);
}

const readyMembers = {
  duration: sampleVideo.durationSeconds,
  aspect_ratio: "16:9",
  resolution_tier: "720p",
  max_stored_resolution: "HD",
  max_stored_frame_rate: sampleVideo.framesPerSecond,
};

/** Returns the tracks of a new asset that is ready. */
export function fileTracks(newId: () => string): readonly MuxTrack[] {
  const common = { status: "ready", duration: sampleVideo.durationSeconds } as const;
  const video = {
    max_width: sampleVideo.widthPixels,
    max_height: sampleVideo.heightPixels,
    max_frame_rate: sampleVideo.framesPerSecond,
  };
  const audio = { max_channels: sampleVideo.audioChannels, primary: true };
  return [
    { id: newId(), type: "video", ...common, ...video },
    { id: newId(), type: "audio", ...common, ...audio },
  ];
}
