/** Formats that have another neutral name. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["m3u8", "hls"],
  ["mpd", "dash"],
]);

/** Returns the neutral name of a format. */
export function formatNamed(name: string | undefined): string | undefined {
  const format = name?.trim().toLowerCase();
  return format === undefined || format === "" ? undefined : (aliases.get(format) ?? format);
}

/** Returns the format of a file by the extension in its URL. */
export function formatOfUrl(url: string | undefined): string | undefined {
  return formatNamed(/\.([a-z\d]{1,5})(?=$|[?#])/i.exec(url ?? "")?.[1]);
}
