import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** A process of the suite that answers questions, one at a time. */
export class Child {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /**
   * Starts a script with settings. A name without a path is a script of this package. Resolves to its first message.
   */
  static async start<Message>(
    script: string,
    settings: unknown = {},
    execArgv: readonly string[] = [],
  ): Promise<{ readonly child: Child; readonly message: Message }> {
    const path = resolve(import.meta.dirname, "..", `${script}.js`);
    const child = new Child(fork(path, [JSON.stringify(settings)], { execArgv: [...execArgv] }));
    return { child, message: await child.#nextMessage<Message>() };
  }

  /** Asks something and resolves with the answer. */
  async request<Message>(request: string): Promise<Message> {
    const message = this.#nextMessage<Message>();
    this.#process.send(request);
    return message;
  }

  /** Lets go of it: it ends by itself then. */
  async stop(): Promise<void> {
    const ended = once(this.#process, "exit");
    if (this.#process.connected) this.#process.disconnect();
    await ended;
  }

  async #nextMessage<Message>(): Promise<Message> {
    const ended = new AbortController();
    const failed = once(this.#process, "exit", { signal: ended.signal }).then(([code]) => {
      throw new Error(`a process of the suite ended with ${code}`);
    });
    try {
      const [message] = await Promise.race([once(this.#process, "message"), failed]);
      return message;
    } finally {
      ended.abort();
      failed.catch(() => undefined);
    }
  }
}
