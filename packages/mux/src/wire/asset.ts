import {
  lenientObject,
  type Media,
  type Members,
  omitUndefined,
  optionalObject,
  readInstant,
  readList,
  readNumber,
  readPositive,
  readRecord,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { publicUrl } from "./playback.js";

/** An asset. */
export const assetPayload = lenientObject((data) => ({
  media: mediaIn(data),
  ...omitUndefined({
    liveStreamId: readText(data.live_stream_id),
    masterUrl: readUrl(readRecord(data.master)?.url),
  }),
}));

export type AssetPayload = typeof assetPayload._A;

function mediaIn(data: Members): Media {
  const tracks = readList(data.tracks).map((track) => readRecord(track) ?? {});
  return omitUndefined({
    name: readText(readRecord(data.meta)?.title),
    kind: kindOf(tracks),
    url: data.status === "ready" ? publicUrl(data, ".m3u8") : undefined,
    createdAt: readTime(data.created_at),
    origin: optionalObject({ kind: readText(data.ingest_type) }),
    technical: technicalIn(data, tracks),
  });
}

function kindOf(tracks: readonly Members[]): "video" | "audio" | undefined {
  const kinds = tracks.map(({ type }) => type);
  if (kinds.includes("video")) return "video";
  return kinds.includes("audio") ? "audio" : undefined;
}

function technicalIn(data: Members, tracks: readonly Members[]) {
  const ofType = (wanted: string) => tracks.filter(({ type }) => type === wanted);
  const videoStreams = ofType("video").flatMap((track) => videoStreamIn(track) ?? []);
  const audioStreams = ofType("audio").flatMap(
    (track) => optionalObject({ channels: readPositive(track.max_channels) }) ?? [],
  );
  return optionalObject({
    durationSeconds: readPositive(data.duration),
    widthPixels: videoStreams[0]?.widthPixels,
    heightPixels: videoStreams[0]?.heightPixels,
    videoStreams: videoStreams.length > 0 ? videoStreams : undefined,
    audioStreams: audioStreams.length > 0 ? audioStreams : undefined,
  });
}

/** A frame rate of -1 could not be determined. */
function videoStreamIn(track: Members) {
  return optionalObject({
    widthPixels: readPositive(track.max_width),
    heightPixels: readPositive(track.max_height),
    framesPerSecond: readPositive(track.max_frame_rate),
  });
}

/** The first second after the year 9999. */
const neverSeconds = 253_402_300_800;

/** Reads seconds since 1970, which are documented, or an instant, which samples have. */
function readTime(value: unknown): string | undefined {
  const seconds = readNumber(value);
  if (seconds === undefined) return readInstant(value);
  const isTime = seconds > 0 && seconds < neverSeconds;
  return isTime ? readInstant(new Date(seconds * 1000).toISOString()) : undefined;
}
