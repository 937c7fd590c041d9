import { type ExitCode, reportFailure } from "./failure.js";
import type { Io } from "./io.js";

/** The process as an `Io`, and a function that ends it. */
export interface ProcessIo {
  readonly io: Io;
  end(exitCode: ExitCode): void;
}

/** Creates a {@link ProcessIo}. There can be only one. */
export function processIo(): ProcessIo {
  const { stdout, stderr, env } = process;
  let held = false;
  stdout.on("error", (error) => {
    if (!held) endByLostOutput(error);
  });
  // A failure to write to standard error cannot be reported.
  stderr.on("error", () => {});
  return {
    io: {
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
      // All work that was held open has ended, or cannot end.
      if (held) process.exit(exitCode);
      process.exitCode = exitCode;
    },
  };
}

function endByLostOutput({ code }: NodeJS.ErrnoException): void {
  // The reader of the output is gone, as with `head`.
  if (code === "EPIPE") process.exit(0);
  const message = `cannot write the output: system error ${code}`;
  process.exit(reportFailure(process.stderr, { code: "output_unwritable", message }));
}

/** A second signal ends the process at once. */
function onInterrupt(stop: () => void): void {
  let interrupted = false;
  const interrupt = () => {
    if (interrupted) process.exit(1);
    interrupted = true;
    stop();
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  process.on("SIGHUP", interrupt);
}

/** Asks on standard error, because the output may be redirected. An ended input counts as "no". */
async function confirm(question: string): Promise<boolean> {
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once("close", () => resolve(false));
    lines.question(`${question} [y/N] `, (answer) => {
      resolve(/^y(es)?$/i.test(answer.trim()));
      lines.close();
    });
  });
}
