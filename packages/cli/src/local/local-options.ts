import { InvalidArgumentError } from "commander";

/** The default port for callbacks. The simulated clouds use those after it. */
export const defaultPort = 4400;

/** Parses a port that leaves room for those of the clouds. */
export function parseLocalPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_500) return port;
  throw new InvalidArgumentError("It must be an integer from 0 to 65500.");
}

/** Collects the values of a repeated option. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
