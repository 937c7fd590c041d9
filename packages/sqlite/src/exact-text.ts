/**
 * A text in a form that SQLite gives back exactly and tells apart from any other: without NUL, where drivers
 * cut it, and without lone surrogates, which UTF-8 does not have. An ordinary text stays as it is.
 */
export function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The text that was escaped. */
export function unescapeText(escaped: string): string {
  return JSON.parse(`"${escaped}"`);
}
