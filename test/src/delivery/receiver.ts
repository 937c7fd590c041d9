import { join } from "node:path";
import { Child } from "../sqlite/child.js";

/** The messages of an application in these tests. */
export interface ReceiverOptions {
  /** The SQLite file of its inbox. */
  readonly file: string;
  /** The file it writes the ids of handled events to. */
  readonly log: string;
  readonly concurrency: number;
  readonly deadlineSeconds: number;
  /** How far its clock is ahead of the machine's. */
  readonly aheadMs: number;
  /** The simulated Tencent to pull from; absent for callbacks of the test provider. */
  readonly pull?: {
    readonly endpoint: string;
    readonly credentials: { readonly secretId: string; readonly secretKey: string };
  };
}

/** An application in a process of its own. */
export class Receiver {
  readonly #child: Child;
  readonly #port: number;

  private constructor(child: Child, port: number) {
    this.#child = child;
    this.#port = port;
  }

  /** Resolves when it listens and pulls. */
  static async start(options: ReceiverOptions): Promise<Receiver> {
    const script = join(import.meta.dirname, "children", "receiver.js");
    const child = new Child(process.execPath, [script, JSON.stringify(options)]);
    const port = await child.line();
    if (port === undefined) throw new Error("a receiver ended before it listened");
    return new Receiver(child, Number(port));
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Kills the process at once. */
  kill(): Promise<void> {
    return this.#child.kill();
  }

  /** Lets it stop; resolves to its exit code. */
  async stop(): Promise<number | null> {
    this.#child.process.stdin?.end();
    await this.#child.ended;
    return this.#child.process.exitCode;
  }
}
