import type { Shell } from "./io.js";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMs = 100;

/** What ends soon shows none, so that nothing flickers. */
const quietFrames = 3;

const clearLine = "\r\u001b[K";

/** A sign of life on standard error, while something takes long; only where somebody watches. */
export class Spinner {
  readonly #shell: Shell;
  #timer: NodeJS.Timeout | undefined;
  #visible = false;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  /** Shows a text, which is asked for anew with every picture, in place of the one before. */
  start(text: () => string): void {
    this.stop();
    const { stderr, env } = this.#shell;
    if (stderr.isTTY !== true || env.TERM === "dumb") return;
    let count = 0;
    this.#timer = setInterval(() => {
      count += 1;
      if (count < quietFrames) return;
      this.#visible = true;
      stderr.write(`${clearLine}${frames[count % frames.length]} ${text()}`);
    }, frameMs);
    this.#timer.unref();
  }

  /** Takes the text away. */
  stop(): void {
    clearInterval(this.#timer);
    if (this.#visible) this.#shell.stderr.write(clearLine);
    this.#visible = false;
  }
}

/** Shows a text for as long as some work takes. */
export async function withSpinner<Result>(
  shell: Shell,
  text: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const spinner = new Spinner(shell);
  spinner.start(() => text);
  try {
    return await work();
  } finally {
    spinner.stop();
  }
}
