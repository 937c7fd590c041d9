import { VodError } from "./errors.js";

/**
 * Refuses an object with a member that nobody reads, since a misspelled option is otherwise one that is left
 * out.
 *
 * @throws VodError `config_invalid`
 */
export function checkKnownKeys(path: string, options: object, known: readonly string[]): void {
  const stray = Object.keys(options).find((key) => !known.includes(key));
  if (stray === undefined) return;
  throw new VodError(
    "config_invalid",
    `${path === "" ? "" : `${path}.`}${stray} is no option; there are ${known.join(", ")}`,
  );
}
