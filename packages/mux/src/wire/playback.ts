import { type Members, readList, readName, readRecord } from "@vod-events/core/provider";

/**
 * Returns the URL of a file of an asset, such as `.m3u8` or `/720p.mp4`, for its first public playback id. The others
 * need a token, and have no URL.
 *
 * @see https://www.mux.com/docs/guides/play-your-videos
 * @see https://www.mux.com/docs/guides/enable-static-mp4-renditions
 */
export function publicUrl(asset: Members, file: string): string | undefined {
  const [id] = readList(asset.playback_ids)
    .map((item) => readRecord(item) ?? {})
    .filter(({ policy }) => policy === "public")
    .flatMap((item) => readName(item.id) ?? []);
  return id === undefined ? undefined : `https://stream.mux.com/${id}${file}`;
}
