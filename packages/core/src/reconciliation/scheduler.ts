import { randomUUID } from "node:crypto";
import type { KeyValueState } from "../inbox/store.js";
import type { PipelineContext } from "../pipeline/process-delivery.js";
import type { Random } from "../primitives/clock.js";
import { type Backoff, backoffMs } from "../primitives/retry.js";
import { Turn } from "./turn.js";

const backoff: Backoff = { baseMs: 2000, capMs: 300_000 };
/** The part of the interval that is random, so that the processes of an application do not start together. */
const jitter = 0.1;

export interface SchedulerContext {
  /** The name of the provider. */
  readonly name: string;
  /** The key of the turn in the state of the inbox. */
  readonly turnKey: string;
  readonly everySeconds: number;
  /** Reconciles, and calls `onPage` after each page. */
  readonly run: (onPage: () => Promise<void>) => Promise<unknown>;
  readonly state: KeyValueState;
  readonly pipeline: PipelineContext;
  readonly random: Random;
}

/** Reconciles at intervals, in one process at a time, until the application stops. */
export class Scheduler {
  readonly #context: SchedulerContext;
  readonly #turn: Turn;
  #loop: Promise<void> | undefined;

  constructor(context: SchedulerContext) {
    this.#context = context;
    const { state, turnKey: key, pipeline, everySeconds } = context;
    const { clock } = pipeline;
    this.#turn = new Turn({
      ...{ state, key, clock, everyMs: everySeconds * 1000 },
      owner: randomUUID(),
    });
  }

  /** Resolves when the application stops. */
  start(): Promise<void> {
    this.#loop ??= this.#run();
    return this.#loop;
  }

  async #run(): Promise<void> {
    const { pipeline, random } = this.#context;
    const { clock, closing } = pipeline;
    for (let failures = 0; !closing.aborted; ) {
      let waitMs: number;
      try {
        waitMs = await this.#tryOnce();
        failures = 0;
      } catch (error) {
        if (closing.aborted) return;
        failures += 1;
        waitMs = backoffMs(failures, backoff, random);
        this.#report(error, waitMs);
      }
      const waited = Math.round(waitMs * (1 + jitter * random()));
      await clock.sleep(waited, closing, { ref: false }).catch(() => undefined);
    }
  }

  /** Reconciles if it is this process's turn. Returns the time to wait. */
  async #tryOnce(): Promise<number> {
    const waitMs = await this.#turn.begin();
    if (waitMs > 0) return waitMs;
    const { run, everySeconds } = this.#context;
    try {
      await run(() => this.#turn.renew());
    } catch (error) {
      await this.#turn.giveUp();
      throw error;
    }
    await this.#turn.end();
    return everySeconds * 1000;
  }

  #report(error: unknown, waitMilliseconds: number): void {
    const { pipeline, name: provider } = this.#context;
    pipeline.report("reconcile_failed", { provider, error, waitMilliseconds });
  }
}
