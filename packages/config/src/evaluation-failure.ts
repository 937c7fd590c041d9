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
  const problem = `threw ${name}${line === undefined ? "" : ` at line ${line}`} when it was run`;
  return invalid(problem, error instanceof SyntaxError ? {} : { cause: error });
}

/** The place of a compile error, such as `/app/vod-events.config.ts:2:14`. Columns start at 0. */
function translationPlace(message: string): string | undefined {
  return message.startsWith("ParseError:") ? /\n\s*(.+:\d+:\d+)$/.exec(message)?.[1] : undefined;
}

function syntaxFailure(place: string, file: ConfigFile): VodError {
  const [, path = "", line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
  const whose = path === file.path ? "its syntax" : `the syntax of ${path}, which it imports,`;
  return invalid(`${whose} is wrong at line ${line}, column ${Number(column) + 1}`);
}

function isMissingModule(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}

function missingModule(message: string): VodError {
  const target = /'([^']+)'/.exec(message)?.[1] ?? "something";
  return invalid(`imports ${target}, which does not exist: install it, or correct the path`);
}

/** The line of the file that threw an error. */
function lineOf(error: unknown, { path }: ConfigFile): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return [path, pathToFileURL(path).href]
    .map((place) => /^(?:\?[\w-]+)?:(\d+)/.exec(stack.split(place)[1] ?? "")?.[1])
    .find((line) => line !== undefined);
}
