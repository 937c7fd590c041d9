import { setTimeout } from "node:timers/promises";
import type { RunningExample } from "./run-example.js";

/** Resolves when the server of an example answers. Rejects with its output when it ends first. */
export async function answering(url: string, { process, output }: RunningExample): Promise<void> {
  while ((await fetch(url).catch(() => undefined)) === undefined) {
    if (process.exitCode !== null) throw new Error(`the example ended: ${output()}`);
    await setTimeout(20);
  }
}
