import { parse } from "lossless-json";
import { invalid } from "./invalid.js";

/** Parses JSON. Errors have the place and quote no content. A duplicate name is an error. */
export function parseConfigJson(content: string): unknown {
  const text = content.replace(/^\uFEFF/, "");
  try {
    parse(text);
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const problem = message.startsWith("Duplicate key") ? "a member is duplicated" : "invalid JSON";
    throw invalid(`${problem}${placeOf(message, text)}`);
  }
}

function placeOf(message: string, text: string): string {
  const position = / at position (\d+)$/.exec(message)?.[1];
  if (position === undefined) return "";
  const lines = text.slice(0, Number(position)).split("\n");
  return ` at line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
