import type { Io } from "./io.js";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMs = 100;

/** Short operations show no spinner, to avoid flicker. */
const quietFrames = 3;

const clearLine = "\r\u001b[K";

/** Shows progress on standard error during a long operation, on a terminal only. */
export class Spinner {
  readonly #io: Io;
  #timer: NodeJS.Timeout | undefined;
  #visible = false;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Shows a text, which is computed for each frame, in place of the previous one. */
  start(text: () => string): void {
    this.stop();
    const { stderr, env } = this.#io;
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

  /** Removes the text. */
  stop(): void {
    clearInterval(this.#timer);
    if (this.#visible) this.#io.stderr.write(clearLine);
    this.#visible = false;
  }
}

/** Shows a text while an operation runs. */
export async function withSpinner<Result>(
  io: Io,
  text: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const spinner = new Spinner(io);
  spinner.start(() => text);
  try {
    return await work();
  } finally {
    spinner.stop();
  }
}
