import type { Io } from "./io.js";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMs = 100;

/** Short operations show no spinner, to avoid flicker. */
const quietFrames = 3;

const clearLine = "\r\u001b[K";

/** Shows progress on standard error, on a terminal only. */
class Spinner {
  readonly #io: Io;
  #timer: NodeJS.Timeout | undefined;
  #visible = false;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Shows a text in place of the previous one. A function is called for each frame. */
  start(text: string | (() => string)): void {
    this.stop();
    const { stderr, env } = this.#io;
    if (stderr.isTTY !== true || env.TERM === "dumb") return;
    let count = 0;
    this.#timer = setInterval(() => {
      count += 1;
      if (count < quietFrames) return;
      this.#visible = true;
      stderr.write(
        `${clearLine}${frames[count % frames.length]} ${typeof text === "string" ? text : text()}`,
      );
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

/** Shows a text while an operation runs. The operation stops the spinner before it prints, and may start it again. */
export async function withSpinner<Result>(
  io: Io,
  text: string | (() => string),
  work: (spinner: Spinner) => Promise<Result>,
): Promise<Result> {
  const spinner = new Spinner(io);
  spinner.start(text);
  try {
    return await work(spinner);
  } finally {
    spinner.stop();
  }
}
