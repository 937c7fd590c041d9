import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A Node process of a test, and its output. */
export class Child {
  readonly process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly ended: Promise<unknown>;

  constructor(command: string, args: readonly string[]) {
    const stdio = ["pipe", "pipe", "inherit"] as const;
    const child = spawn(command, args, { stdio: [...stdio] });
    this.process = child;
    this.ended = once(child, "close");
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line it prints; `undefined` when it ended. */
  async line(): Promise<string | undefined> {
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  /** All lines it prints from now on. */
  async rest(): Promise<readonly string[]> {
    const lines: string[] = [];
    for (let line = await this.line(); line !== undefined; line = await this.line()) {
      lines.push(line);
    }
    return lines;
  }

  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended;
  }
}

/** The compiled script of a child. */
export function script(name: string): string {
  return join(import.meta.dirname, "children", `${name}.js`);
}
