import { spawn } from "node:child_process";
import { join } from "node:path";
import type { CommandResult } from "./run-in-process.js";

/** The file that is installed as the command `vod-events`. */
export const commandFile = join(import.meta.dirname, "../../../packages/cli/bin/vod-events.js");

/** Runs the command as a process of its own, as a user does. */
export function runProcess(
  argv: readonly string[],
  { input = "", nodeFlags = [] }: { input?: string | Buffer; nodeFlags?: readonly string[] } = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [...nodeFlags, commandFile, ...argv]);
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
    });
  }
  // A command that reads no input closes it.
  child.stdin.on("error", () => {}).end(input);
  return new Promise((resolve) => {
    child.on("close", (exitCode) => resolve({ exitCode, ...printed }));
  });
}
