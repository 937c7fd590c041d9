import { createInterface } from "node:readline";
import { type ExitCode, reportFailure } from "./failure.js";
import type { Shell } from "./io.js";

/** This process as a shell, and how it ends with an exit code. */
export interface ProcessShell {
  readonly shell: Shell;
  end(exitCode: ExitCode): void;
}

/** Makes a {@link ProcessShell}; there can be one only. */
export function processShell(): ProcessShell {
  const { stdout, stderr, env } = process;
  let held = false;
  stdout.on("error", (error) => {
    if (!held) endByLostOutput(error);
  });
  // Nobody is left to tell.
  stderr.on("error", () => {});
  return {
    shell: {
      get stdin() {
        return process.stdin;
      },
      ...{ stdout, stderr, env, confirm },
      holdOpen(stop) {
        held = true;
        onInterrupt(stop);
      },
    },
    end(exitCode) {
      // What was held open has ended, but for what could not be.
      if (held) process.exit(exitCode);
      process.exitCode = exitCode;
    },
  };
}

function endByLostOutput({ code }: NodeJS.ErrnoException): void {
  // Whoever read our output has enough of it, as `head` does.
  if (code === "EPIPE") process.exit(0);
  const message = `cannot write the output: the system says ${code}`;
  process.exit(reportFailure(process.stderr, { code: "output_unwritable", message }));
}

/** A second signal is from somebody who will not wait. */
function onInterrupt(stop: () => void): void {
  let told = false;
  const interrupt = () => {
    if (told) process.exit(1);
    told = true;
    stop();
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
}

/** Asks on standard error, since the output may be on its way to a file. To leave without an answer is a no. */
function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once("close", () => resolve(false));
    lines.question(`${question} [y/N] `, (answer) => {
      resolve(/^y(es)?$/i.test(answer.trim()));
      lines.close();
    });
  });
}
