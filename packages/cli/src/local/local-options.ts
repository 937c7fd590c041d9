import { integer } from "../io/number-option.js";

/** The default port for callbacks. The simulated clouds use those after it. */
export const defaultPort = 4400;

/** Parses a port that leaves room for those of the clouds. */
export const parseLocalPort = integer(0, 65_500);

/** Collects the values of a repeated option. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
