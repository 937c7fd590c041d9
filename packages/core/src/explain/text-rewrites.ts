/** A text with the same meaning, and the difference. */
export type TextRewrite = readonly [text: string, detail: string];

const afresh = "it was parsed and serialized again";

/**
 * Yields forms that the JSON may have had before it was serialized again. Lost digits of numbers cannot be restored.
 */
export function* jsonRewrites(text: string): Generator<TextRewrite> {
  const minified = orNone(() => JSON.stringify(JSON.parse(text)));
  if (minified !== undefined) yield [minified, afresh];
  const plain = unescaped(text);
  yield [plain, "characters were escaped"];
  yield [asciiOnly(plain), "escaped characters were unescaped"];
  yield [asciiOnly(plain, true), "escaped characters were unescaped"];
  yield [slashes(plain), "escaped slashes were unescaped"];
  yield [slashes(asciiOnly(plain)), "escaped characters and slashes were unescaped"];
  yield [forHtml(plain), "escaped HTML characters were unescaped"];
  for (const fraction of withFraction(text)) yield [fraction, "a number such as 30.0 became 30"];
  const indented = orNone(() => JSON.stringify(JSON.parse(text), null, 2));
  if (indented !== undefined) yield [indented, "it was indented"];
}

/** Yields forms that a text may have had before its white space was changed. */
export function* whiteSpaceRewrites(text: string): Generator<TextRewrite> {
  yield [text.trimEnd(), "white space was added at the end"];
  yield [text.trim(), "white space was added around it"];
  yield [`${text}\n`, "the line end after it was removed"];
  yield [`${text}\r\n`, "the line end after it was removed"];
  yield [text.replaceAll("\r\n", "\n"), "line ends became CR LF"];
  yield [text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n"), "line ends became LF"];
}

function orNone(make: () => string): string | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** Removes optional escapes. Quotes, backslashes and control characters stay escaped. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (sequence, digits = "", character = "") => {
    if (character === "/") return "/";
    const code = Number.parseInt(digits, 16);
    return code > 0x1f && code !== 0x22 && code !== 0x5c ? String.fromCharCode(code) : sequence;
  });
}

function asciiOnly(text: string, upper = false): string {
  return text.replace(/[\u007f-\uffff]/g, (character) => escapeOf(character, upper));
}

function slashes(text: string): string {
  return text.replaceAll("/", "\\/");
}

function forHtml(text: string): string {
  return text.replace(/[&<>\u2028\u2029]/g, (character) => escapeOf(character));
}

function escapeOf(character: string, upper = false): string {
  const digits = character.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\u${upper ? digits.toUpperCase() : digits}`;
}

const mostFractions = 16;

/** Yields the text with one of its first integers written with a fraction. */
function* withFraction(text: string): Generator<string> {
  // An unterminated string is a token, too. To search its end again from each quote would take too long.
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gis;
  const ends = [...text.matchAll(tokens)]
    .filter(([token]) => /^-?\d+$/.test(token))
    .map(({ index, 0: token }) => index + token.length)
    .slice(0, mostFractions);
  for (const end of ends) yield `${text.slice(0, end)}.0${text.slice(end)}`;
}
