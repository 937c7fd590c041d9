import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { commandFile } from "./run-process.js";

/** Whether `script` of util-linux, which makes a terminal, is installed. */
export const hasTerminal = spawnSync("script", ["--version"]).status === 0;

/** The command in a terminal of its own. `exec` replaces the shell, which Ctrl-C would end too. */
export class Terminal {
  shown = "";
  /** Resolves to the exit code of the command. */
  readonly ended: Promise<number>;
  readonly #child: ChildProcess;
  #changed: () => void = () => {};

  constructor(command: string, options: { readonly cwd?: string; readonly env: object }) {
    const child = spawn("script", ["-qec", `exec "$NODE" "$COMMAND" ${command}`, "/dev/null"], {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: {
        ...process.env,
        ...{ NO_COLOR: "", TERM: "xterm", SHELL: "/bin/sh" },
        ...{ NODE: process.execPath, COMMAND: commandFile },
        ...options.env,
      },
    });
    this.#child = child;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.shown += text.replaceAll("\r", "");
      this.#changed();
    });
    this.ended = once(child, "close").then(([exitCode]) => exitCode);
    void this.ended.then(() => this.#changed());
  }

  type(text: string): void {
    this.#child.stdin?.write(text);
  }

  /** Closes the terminal. */
  close(): void {
    this.#child.kill("SIGKILL");
  }

  /** Waits until a text is shown. */
  async until(text: string): Promise<void> {
    while (!this.shown.includes(text)) {
      if (this.#child.exitCode !== null) throw new Error(`it ended: ${this.shown}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}
