import type { ExitCode } from "../io/failure.js";

/** Ends a long-running command. */
export class Ending {
  /** Resolves to the exit code when the command is to end. */
  readonly ended: Promise<ExitCode>;
  #resolve: (exitCode: ExitCode) => void = () => {};

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Only the first call counts. */
  end(exitCode: ExitCode): void {
    this.#resolve(exitCode);
  }
}
