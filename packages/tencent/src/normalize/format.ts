/** Names that mean a format we have another word for. */
const aliases: Readonly<Record<string, string>> = { m3u8: "hls", mpd: "dash", "mpeg-dash": "dash" };

/**
 * The format of a file, lower case. Containers are named as ffprobe does: by every format they may be,
 * such as `mov,mp4,m4a,3gp,3g2,mj2` for any MP4, of which the file's name picks one, and MP4 is the likely one.
 */
export function formatOf(
  container: string | undefined,
  url: string | undefined,
): string | undefined {
  const extension = extensionOf(url);
  const candidates = (container ?? extension)?.toLowerCase().split(",") ?? [];
  if (candidates.length > 1) {
    if (extension !== undefined && candidates.includes(extension)) return extension;
    if (extension !== undefined && Object.hasOwn(aliases, extension)) return aliases[extension];
    if (candidates.includes("mp4")) return "mp4";
  }
  const [format] = candidates;
  return format !== undefined && Object.hasOwn(aliases, format) ? aliases[format] : format;
}

function extensionOf(url: string | undefined): string | undefined {
  return /\.([a-z0-9]{1,5})(?:$|[?#])/i.exec(url ?? "")?.[1]?.toLowerCase();
}
