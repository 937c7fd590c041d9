import { pathToFileURL } from "node:url";
import { isVodError, VodError } from "@vod-events/core/provider";
import type { ConfigFile } from "./find-file.js";
import { invalid } from "./invalid.js";

/**
 * Converts an exception of a config file to an error that quotes nothing of the file.
 *
 * @param syntaxPlace - the place of a syntax error as `path:line:column`
 */
export function evaluationFailure(
  error: unknown,
  file: ConfigFile,
  syntaxPlace?: string,
): VodError {
  if (isVodError(error)) return new VodError(error.code, error.message, { cause: error });
  const message = error instanceof Error ? error.message : "";
  const place = syntaxPlace ?? translationPlace(message);
  if (place !== undefined) return syntaxFailure(place, file);
  if (isMissingModule(error)) return missingModule(message);
  const line = lineOf(error, file);
  const name = error instanceof Error ? error.constructor.name : "a value that is not an error";
  const problem = `the file threw ${name}${line === undefined ? "" : ` at line ${line}`}`;
  return invalid(problem, error instanceof SyntaxError ? {} : { cause: error });
}

/** The place of a compile error, such as `/app/vod-events.config.ts:2:14`. Columns start at 0. */
function translationPlace(message: string): string | undefined {
  return message.startsWith("ParseError:") ? /\n\s*(.+:\d+:\d+)$/.exec(message)?.[1] : undefined;
}

function syntaxFailure(place: string, file: ConfigFile): VodError {
  const [, path = "", line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
  const where = path === file.path ? "" : `in the imported ${path} `;
  return invalid(`syntax error ${where}at line ${line}, column ${Number(column) + 1}`);
}

function isMissingModule(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}

function missingModule(message: string): VodError {
  const target = /'([^']+)'/.exec(message)?.[1] ?? "a module";
  return invalid(
    `the file imports ${target}, which does not exist. Install it, or correct the path`,
  );
}

/** The line of the file that threw an error. */
function lineOf(error: unknown, { path }: ConfigFile): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return [path, pathToFileURL(path).href]
    .map((place) => /^(?:\?[\w-]+)?:(\d+)/.exec(stack.split(place)[1] ?? "")?.[1])
    .find((line) => line !== undefined);
}
