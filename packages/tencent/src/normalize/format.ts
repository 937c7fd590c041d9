import { formatNamed, formatOfUrl } from "@vod-events/core/provider";

/**
 * Returns the format of a file. Containers have ffprobe names, which list all possible formats, such as
 * `mov,mp4,m4a,3gp,3g2,mj2` for MP4. The file name selects one of them; MP4 is the default.
 */
export function formatOf(
  container: string | undefined,
  url: string | undefined,
): string | undefined {
  if (container === undefined) return formatOfUrl(url);
  if (!container.includes(",")) return formatNamed(container);
  const candidates = `,${container.toLowerCase()},`;
  const format = formatOfUrl(url);
  if (format === "hls" || format === "dash" || candidates.includes(`,${format},`)) return format;
  return candidates.includes(",mp4,") ? "mp4" : formatNamed(container.split(",", 1)[0]);
}
