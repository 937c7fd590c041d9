const packagings: ReadonlyMap<string, string> = new Map([
  ["m3u8", "hls"],
  ["mpd", "dash"],
]);

/** The format that a URL's extension tells of, lower case; absent where it has none. */
export function formatOf(url: string | undefined): string | undefined {
  const path = url?.split(/[?#]/, 1)[0];
  const extension = path?.match(/^[a-z]+:\/\/[^/]+\/.*\.([a-z0-9]{2,5})$/i)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : (packagings.get(extension) ?? extension);
}
