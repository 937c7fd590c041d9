import { reportFailure } from "./failure.js";
import { run } from "./run.js";

process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  // Whoever read our output has enough of it, as `head` does.
  if (code === "EPIPE") process.exit(0);
  const message = `cannot write the output: the system says ${code}`;
  process.exit(reportFailure(process.stderr, { code: "output_unwritable", message }));
});

process.exitCode = await run(process.argv.slice(2), process);
