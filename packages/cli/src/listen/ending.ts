import type { ExitCode } from "../io/failure.js";

/** How something that runs for long is told to end. */
export class Ending {
  /** Resolves to the exit code, once it is to end. */
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
