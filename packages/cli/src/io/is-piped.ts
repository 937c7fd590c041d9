import type { Io } from "./io.js";

/** Tells whether the output is read by a program. It is then JSON by default. */
export function isPiped({ stdout }: Io): boolean {
  return stdout.isTTY !== true;
}
