/**
 * Escapes a text so that SQLite stores it exactly: without NUL, where drivers truncate, and without lone surrogates,
 * which UTF-8 cannot encode. Ordinary text stays unchanged.
 */
export function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Reverses {@link escapeText}. */
export function unescapeText(escaped: string): string {
  return escaped.includes("\\") ? JSON.parse(`"${escaped}"`) : escaped;
}
