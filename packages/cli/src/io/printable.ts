/** Characters that control a terminal, end a line or change the reading direction. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * Returns a text in one line that is safe to print. Control characters are escaped as in JSON, so that JSON keeps its
 * meaning.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character < " ") return JSON.stringify(character).slice(1, -1);
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
