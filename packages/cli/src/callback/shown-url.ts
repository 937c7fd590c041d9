/**
 * A URL as it may be seen: its query, user name and password, which may be secrets, are left out. What is no
 * URL stays.
 */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text.replace(/[?#].*$/s, "?…");
  const { origin, pathname, search, hash } = new URL(text);
  return `${origin}${pathname}${search === "" ? "" : "?…"}${hash === "" ? "" : "#…"}`;
}
