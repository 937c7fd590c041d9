const aliases: ReadonlyMap<string, string> = new Map([
  ["m3u8", "hls"],
  ["mpd", "dash"],
  ["webvtt", "vtt"],
]);

/** Returns the neutral name of a format, such as `mp4` for `MP4`. */
export function formatNamed(name: string | undefined): string | undefined {
  const lower = name?.trim().toLowerCase() || undefined;
  return aliases.get(lower ?? "") ?? lower;
}
