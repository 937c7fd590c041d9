import * as t from "io-ts";
import { findProblems, rejectProblems } from "./config-problem.js";
import { strictObject } from "./strict-object.js";

/**
 * Rejects unknown options, because a misspelled option would otherwise count as absent. Also rejects a value that is
 * not an object.
 *
 * @param path - the path of the options, such as `callback.signing`; empty at the top level
 * @throws VodError `config_invalid` that names the option and suggests the closest known one
 */
export function rejectUnknownOptions(
  path: string,
  options: unknown,
  known: readonly string[],
): void {
  const codec = strictObject(Object.fromEntries(known.map((name) => [name, t.unknown])));
  rejectProblems(findProblems(codec, path, options));
}
