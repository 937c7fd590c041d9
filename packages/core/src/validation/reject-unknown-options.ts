import * as t from "io-ts";
import { findProblems, rejectProblems } from "./config-problem.js";
import { strictObject } from "./strict-object.js";

/**
 * Refuses what is no object of options, and one with an option that is not known: a misspelled option is
 * otherwise one that is left out.
 *
 * @param path - where the options stand, such as `callback.signing`; empty for those at the top
 * @throws VodError `config_invalid`, which names the option and the one that was likely meant
 */
export function rejectUnknownOptions(
  path: string,
  options: unknown,
  known: readonly string[],
): void {
  const codec = strictObject(Object.fromEntries(known.map((name) => [name, t.unknown])));
  rejectProblems(findProblems(codec, path, options));
}
