import { InvalidArgumentError } from "commander";

/** Parses the maximum number of listed rows. */
export function parseLimit(text: string): number {
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit > 0) return limit;
  throw new InvalidArgumentError("It must be an integer above 0.");
}
