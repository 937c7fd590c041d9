import * as t from "io-ts";
import { problemsOf, refuseProblems } from "./check-config.js";
import { closed } from "./closed.js";

/**
 * Refuses what is no object of options, and one with an option that is not known: a misspelled option is
 * otherwise one that is left out.
 *
 * @param path - where the options stand, such as `callback.signing`; empty for those at the top
 * @throws VodError `config_invalid`, which names the option and the one that was likely meant
 */
export function refuseUnknownOptions(
  path: string,
  options: unknown,
  known: readonly string[],
): void {
  const codec = closed(Object.fromEntries(known.map((name) => [name, t.unknown])));
  refuseProblems(problemsOf(codec, path, options));
}
