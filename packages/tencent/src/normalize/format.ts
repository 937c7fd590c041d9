/** Provider names of formats that have another neutral name. */
const aliases: Readonly<Record<string, string>> = { m3u8: "hls", mpd: "dash", "mpeg-dash": "dash" };

/**
 * Returns the format of a file in lower case. Containers have ffprobe names, which list all possible formats, such as
 * `mov,mp4,m4a,3gp,3g2,mj2` for MP4. The file name selects one of them; MP4 is the default.
 */
export function formatOf(
  container: string | undefined,
  url: string | undefined,
): string | undefined {
  if (container === undefined) return wordFor(extensionOf(url));
  const named = container.toLowerCase();
  if (!named.includes(",")) return wordFor(named);
  const candidates = named.split(",");
  const extension = extensionOf(url);
  if (extension !== undefined && candidates.includes(extension)) return extension;
  if (extension !== undefined && Object.hasOwn(aliases, extension)) return aliases[extension];
  return candidates.includes("mp4") ? "mp4" : wordFor(candidates[0]);
}

function wordFor(format: string | undefined): string | undefined {
  return format !== undefined && Object.hasOwn(aliases, format) ? aliases[format] : format;
}

function extensionOf(url: string | undefined): string | undefined {
  return /\.([a-z0-9]{1,5})(?:$|[?#])/i.exec(url ?? "")?.[1]?.toLowerCase();
}
