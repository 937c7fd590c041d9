import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A process that stands for a machine. */
export class Machine {
  readonly name: string;
  readonly role: "receiver" | "worker";
  /** What it sent when it was ready. */
  readonly ready: unknown;
  /** How it ended. */
  end: "killed" | "stopped" | undefined;
  readonly #process: ChildProcess;

  private constructor(role: Machine["role"], name: string, child: ChildProcess, ready: unknown) {
    this.role = role;
    this.name = name;
    this.#process = child;
    this.ready = ready;
  }

  /** Starts a process. Resolves when it is ready; rejects when it ends before. */
  static async start(
    role: Machine["role"],
    number: number,
    env: Readonly<Record<string, string>>,
  ): Promise<Machine> {
    const name = `${role} ${number}`;
    const child = fork(join(import.meta.dirname, `${role}.js`), {
      env: { ...process.env, ...env, MACHINE_NAME: name },
    });
    const ended = once(child, "exit").then(([code]) => {
      throw new Error(`${name} ended with ${code} before it was ready`);
    });
    const [ready] = await Promise.race([once(child, "message"), ended]);
    ended.catch(() => {});
    return new Machine(role, name, child, ready);
  }

  /** Kills it, as a crash does. */
  async kill(): Promise<void> {
    await this.#signal("SIGKILL", "killed");
  }

  /** Lets it end its work. */
  async stop(): Promise<void> {
    await this.#signal("SIGTERM", "stopped");
  }

  async #signal(signal: NodeJS.Signals, end: Machine["end"]): Promise<void> {
    if (this.end !== undefined) return;
    this.end = end;
    const exit = once(this.#process, "exit");
    if (this.#process.exitCode === null && this.#process.kill(signal)) await exit;
  }
}
