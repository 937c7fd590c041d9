import type { Io } from "../io/io.js";

/** Calls a function with each line that is typed on a terminal, until the input ends. */
export async function onTyped({ stdin }: Io, typed: (line: string) => void): Promise<void> {
  for await (const chunk of stdin) {
    for (const line of String(chunk).split("\n")) if (line.trim() !== "") typed(line.trim());
  }
}
