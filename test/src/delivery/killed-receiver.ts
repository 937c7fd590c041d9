import type { ListeningProcess } from "./listening-process.js";
import { type ReceiverOptions, startReceiver } from "./receiver.js";

/** An application that restarts on its file whenever it is killed. */
export class KilledReceiver {
  readonly #options: Omit<ReceiverOptions, "aheadMs">;
  readonly #downMs: number;
  #current: Promise<ListeningProcess>;
  #kills = 0;

  /** `downMs`: the time between a kill and the restart, by the application's clock. */
  constructor(options: Omit<ReceiverOptions, "aheadMs">, downMs: number) {
    this.#options = options;
    this.#downMs = downMs;
    this.#current = this.#start();
  }

  get kills(): number {
    return this.#kills;
  }

  /** The process that runs now, once it does. */
  get current(): Promise<ListeningProcess> {
    return this.#current;
  }

  /** Resolves when it is dead; another one is on its way then. */
  async kill(): Promise<void> {
    const receiver = await this.#current;
    await receiver.kill();
    this.#kills += 1;
    this.#current = this.#start();
  }

  #start(): Promise<ListeningProcess> {
    return startReceiver({ ...this.#options, aheadMs: this.#kills * this.#downMs });
  }
}
