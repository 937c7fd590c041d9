import { InvalidArgumentError } from "commander";

/** Returns a parser of an option that is an integer. */
export function integer(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be an integer from ${least} to ${most}.`);
  };
}

/** Parses a number of things. */
export const parseCount = integer(1, 999_999);

/** Parses the most rows of a list. */
export const parseLimit = integer(1, 999_999_999);

/** Parses a port; 0 stands for any free one. */
export const parsePort = integer(0, 65_535);

/** Parses a number above 0, such as `10` or `0.5`. */
export function parsePositive(text: string): number {
  const number = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (number > 0) return number;
  throw new InvalidArgumentError("It must be a number above 0, such as 10.");
}
