import { join } from "node:path";
import { Child } from "../sqlite/child.js";
import type { InboxPlace, InboxUse } from "./engine.js";

/** An application of a test in a process of its own. */
export interface WorkerOptions extends InboxPlace, InboxUse {
  /** The file that it writes its records to. */
  readonly records: string;
  readonly concurrency: number;
  readonly deadlineSeconds: number;
  readonly serialBy?: "media" | undefined;
  /** Whether it keeps the states of media. */
  readonly media?: boolean | undefined;
}

/** A process that receives callbacks and runs handlers. */
export class WorkerProcess {
  readonly #child: Child;
  readonly #port: number;

  private constructor(child: Child, port: number) {
    this.#child = child;
    this.#port = port;
  }

  /** Resolves when it listens. */
  static async start(options: WorkerOptions): Promise<WorkerProcess> {
    const script = join(import.meta.dirname, "children", "worker.js");
    const child = new Child(process.execPath, [script, JSON.stringify(options)]);
    const port = await child.line();
    if (port === undefined) throw new Error("a worker ended before it listened");
    return new WorkerProcess(child, Number(port));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  kill(): Promise<void> {
    return this.#child.kill();
  }

  /** Stops it without its knowledge, as a suspended machine does. */
  suspend(): void {
    this.#child.process.kill("SIGSTOP");
  }

  continue(): void {
    this.#child.process.kill("SIGCONT");
  }

  /** Lets it stop; resolves to its exit code. */
  async stop(): Promise<number | null> {
    this.#child.process.stdin?.end();
    await this.#child.ended;
    return this.#child.process.exitCode;
  }
}
