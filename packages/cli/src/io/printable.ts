/** What steers a terminal, ends a line, or turns the direction of what is read. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * A text in one line that does nothing to a terminal: what could is escaped as in JSON, so that a JSON
 * text still means the same.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character < " ") return JSON.stringify(character).slice(1, -1);
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
