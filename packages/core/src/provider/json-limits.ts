import { maxJsonDepth } from "./json-traits.js";

/** The maximum number of values in a body. It is above what an event of 1 MiB contains, and bounds the parsing time. */
export const maxJsonMembers = 100_000;

/** A body with this many objects and lists takes less than a millisecond to parse, even if each contains the next. */
const cheapContainers = 2000;

/** In events, an object or list takes at least this many characters on average. Dense text is expensive to parse. */
const denseLength = 32;

/**
 * Tells which limit JSON text exceeds, before it is parsed: unauthenticated bodies must be cheap, and parsing nested
 * brackets costs ten times as much as parsing an event of the same length. Returns `undefined` for text within the
 * limits, and for most text that is not JSON.
 *
 * Native searches count objects, lists and, in long text, commas. Only dense text is scanned exactly. A deep body that
 * is cheap to parse passes: its depth is checked after the parsing.
 */
export function exceededJsonLimit(text: string): "depth" | "members" | undefined {
  if (text.length <= cheapContainers) return undefined;
  const containers = count(text, "{", maxJsonMembers) + count(text, "[", maxJsonMembers);
  const isDense = containers > cheapContainers && text.length < containers * denseLength;
  return isDense || hasManyMembers(text, containers) ? scan(text) : undefined;
}

/** A value and its comma take at least two characters, so only long text can have too many. */
function hasManyMembers(text: string, containers: number): boolean {
  if (text.length <= 2 * maxJsonMembers) return false;
  return containers + count(text, ",", maxJsonMembers) > maxJsonMembers;
}

function count(text: string, character: string, limit: number): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    found += 1;
    if (found > limit) return found;
  }
  return found;
}

/** Finds the limit that text exceeds first. Brackets in strings do not count. */
function scan(text: string): "depth" | "members" | undefined {
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case openBrace:
      case openBracket:
        depth += 1;
        members += 1;
        if (depth > maxJsonDepth) return "depth";
        if (members > maxJsonMembers) return "members";
        break;
      case closeBrace:
      case closeBracket:
        depth -= 1;
        break;
      case comma:
        members += 1;
        if (members > maxJsonMembers) return "members";
        break;
      case quote:
        at = endOfString(text, at);
        break;
    }
  }
  return undefined;
}

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const quote = 0x22;
const backslash = 0x5c;

/** Returns the position of the closing quote; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at += 1;
  }
  return at;
}
