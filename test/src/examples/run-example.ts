import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../../examples/dist");

/** An example running as a process of its own, as a user starts it. */
export interface RunningExample {
  readonly process: ChildProcess;
  /** The output so far, of both streams. */
  readonly output: () => string;
  /** Resolves to its exit code when it ends by itself or by a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts an example with additional environment variables. Default: in Node. */
export function runExample(
  name: string,
  variables: Readonly<Record<string, string>> = {},
  [runtime, ...flags]: readonly [string, ...string[]] = [process.execPath],
) {
  const child = spawn(runtime, [...flags, join(folder, `${name}.js`)], {
    env: { ...process.env, VOD_PROVIDER: "", NO_COLOR: "1", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const running: RunningExample = { process: child, output: () => output, ended };
  return running;
}
