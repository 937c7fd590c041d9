/** Names of formats that have another neutral name. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["m3u8", "hls"],
  ["mpd", "dash"],
  ["mpeg-dash", "dash"],
  ["webvtt", "vtt"],
]);

/** Returns the neutral name of a format in lower case, such as `hls` for `M3U8`; `undefined` for an empty one. */
export function formatNamed(name: string | undefined): string | undefined {
  const format = name?.trim().toLowerCase() || undefined;
  return aliases.get(format ?? "") ?? format;
}

/** Returns the format of a file by the extension in its URL; `undefined` when it has none. */
export function formatOfUrl(url: string | undefined): string | undefined {
  return formatNamed(/^[a-z]+:\/\/[^/]+\/[^?#]*\.([a-z\d]{1,5})(?=$|[?#])/i.exec(url ?? "")?.[1]);
}
