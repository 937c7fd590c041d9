import { isUtf8 } from "node:buffer";
import { parseJson } from "@vod-events/core/provider";
import { parse } from "lossless-json";
import { CommandFailure } from "./failure.js";

/**
 * Parses bytes as JSON, like the body of a callback.
 *
 * @throws CommandFailure that names the position of the syntax error
 */
export function readJson(bytes: Uint8Array): unknown {
  const result = parseJson(bytes);
  if (result.ok) return result.value;
  if (!isUtf8(bytes)) throw new CommandFailure("input_not_utf8", "the text is not UTF-8");
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "") throw new CommandFailure("input_empty", "there is nothing but blanks");
  throw new CommandFailure("body_not_json", `this is not JSON${whereAbouts(text)}`);
}

function whereAbouts(text: string): string {
  const offset = findMistake(text);
  if (offset === undefined) return "";
  const lines = text.slice(0, offset).split("\n");
  const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  return offset < text.length ? `: see ${place}` : `: it is cut off at ${place}`;
}

/**
 * Returns the position of the syntax error. The platform's parser names it in some messages only and differently in
 * each version; this parser always does.
 */
function findMistake(text: string): number | undefined {
  try {
    parse(text, null, { onDuplicateKey: ({ newValue }) => newValue });
    return undefined;
  } catch (error) {
    const [, offset] =
      / at position (\d+)$/.exec(error instanceof Error ? error.message : "") ?? [];
    return offset === undefined ? undefined : Number(offset);
  }
}
