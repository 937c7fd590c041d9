/**
 * Returns a URL without its query, user name and password, which may be secrets. Other text is returned unchanged.
 */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text.replace(/[?#].*$/s, "?…");
  const { origin, pathname, search, hash } = new URL(text);
  return `${origin}${pathname}${search === "" ? "" : "?…"}${hash === "" ? "" : "#…"}`;
}
