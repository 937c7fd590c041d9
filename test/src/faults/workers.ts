import { setTimeout as sleep } from "node:timers/promises";
import type { ListeningProcess } from "../delivery/listening-process.js";
import { startWorker, type WorkerOptions } from "./worker-process.js";

/** Processes on one inbox. A killed one is replaced at once. */
export class Workers {
  readonly #options: WorkerOptions;
  readonly #slots: Promise<ListeningProcess>[];
  kills = 0;
  suspensions = 0;

  constructor(options: WorkerOptions, count: number) {
    this.#options = options;
    this.#slots = Array.from({ length: count }, () => startWorker(options));
  }

  /** The process in one of the places, once it runs. */
  at(slot: number): Promise<ListeningProcess> {
    return this.#slots[slot % this.#slots.length] ?? startWorker(this.#options);
  }

  /** Starts one more. Resolves when it runs. */
  async add(): Promise<ListeningProcess> {
    const worker = startWorker(this.#options);
    this.#slots.push(worker);
    return worker;
  }

  /** Any of the processes, once it runs. */
  any(): Promise<ListeningProcess> {
    return this.at(Math.floor(Math.random() * this.#slots.length));
  }

  /** Kills any of the processes. Resolves when another one runs. */
  async killAny(): Promise<void> {
    const slot = Math.floor(Math.random() * this.#slots.length);
    const victim = await this.at(slot);
    const next = victim.kill().then(() => startWorker(this.#options));
    this.#slots[slot] = next;
    this.kills += 1;
    await next;
  }

  /** Suspends any of the processes for some time. */
  async suspendAny(milliseconds: number): Promise<void> {
    const worker = await this.any();
    worker.suspend();
    this.suspensions += 1;
    await sleep(milliseconds);
    worker.continue();
  }

  /** Lets all stop. Resolves with their exit codes. */
  async stop(): Promise<readonly (number | null)[]> {
    return Promise.all(this.#slots.map(async (slot) => (await slot).stop()));
  }

  async kill(): Promise<void> {
    await Promise.allSettled(this.#slots.map(async (slot) => (await slot).kill()));
  }
}
