import { isUtf8 } from "node:buffer";
import { exceededJsonLimit, parseJson } from "@vod-events/core/provider";
import { parse } from "lossless-json";
import { CommandFailure } from "./failure.js";

/**
 * Parses bytes as JSON, like the body of a callback.
 *
 * @throws CommandFailure that names the position of the syntax error, or the exceeded limit
 */
export function readJson(bytes: Uint8Array): unknown {
  const result = parseJson(bytes);
  if (result.ok) return result.value;
  if (!isUtf8(bytes)) throw new CommandFailure("input_not_utf8", "the input is not UTF-8");
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "")
    throw new CommandFailure("input_empty", "the input contains only white space");
  const place = exceededJsonLimit(text) === undefined ? placeOf(text) : "";
  throw new CommandFailure(
    "input_not_json",
    result.reason.replace("the body", "the input") + place,
  );
}

function placeOf(text: string): string {
  const offset = findSyntaxError(text);
  if (offset === undefined) return "";
  const lines = text.slice(0, offset).split("\n");
  const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  return offset < text.length ? `: see ${place}` : `: it ends at ${place}`;
}

/**
 * Returns the position of the syntax error. The platform's parser names it in some messages only and differently in
 * each version; this parser always does.
 */
function findSyntaxError(text: string): number | undefined {
  try {
    parse(text, null, { onDuplicateKey: ({ newValue }) => newValue });
    return undefined;
  } catch (error) {
    const [, offset] =
      / at position (\d+)$/.exec(error instanceof Error ? error.message : "") ?? [];
    return offset === undefined ? undefined : Number(offset);
  }
}
