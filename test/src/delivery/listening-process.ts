import { Child } from "../sqlite/child.js";

/** An application of a test in a process of its own, which receives callbacks. */
export class ListeningProcess {
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly #child: Child;

  private constructor(child: Child, port: string) {
    this.origin = `http://127.0.0.1:${port}`;
    this.#child = child;
  }

  /** Starts a script with options. Resolves when it has printed the port that it listens on. */
  static async start(script: string, options: object): Promise<ListeningProcess> {
    const child = new Child(process.execPath, [script, JSON.stringify(options)]);
    const port = await child.line();
    if (port === undefined) throw new Error(`${script} ended before it listened`);
    return new ListeningProcess(child, port);
  }

  /** Kills the process at once. */
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
