import * as t from "io-ts";
import type { KeyValueState } from "../inbox/store.js";
import type { Clock } from "../primitives/clock.js";
import { tryParseJson } from "../primitives/try-parse-json.js";

export interface TurnContext {
  readonly state: KeyValueState;
  readonly key: string;
  /** An id of this process. */
  readonly owner: string;
  readonly everyMs: number;
  readonly clock: Clock;
}

/**
 * A turn as it is stored. Values of other code count as absent. `freeAt`: when another process may begin, in milliseconds
 * since 1970-01-01T00:00:00Z.
 */
const storedTurn = t.type({ owner: t.string, freeAt: t.number });

/** How long a process may be silent before another one takes over. A page takes less. */
const leaseMs = 5 * 60_000;

/**
 * The turn of one process among several that share an inbox. It prevents needless API calls only: two processes at a
 * time do no harm.
 */
export class Turn {
  readonly #context: TurnContext;
  /** The stored text of this process's turn. */
  #own: string | undefined;

  constructor(context: TurnContext) {
    this.#context = context;
  }

  /** Begins the turn and returns 0, or returns the milliseconds until it may begin. */
  async begin(): Promise<number> {
    const { state, key, owner, everyMs, clock } = this.#context;
    const now = clock.now();
    const text = await state.get(key);
    const turn = tryParseJson(text ?? "");
    if (storedTurn.is(turn) && turn.owner !== owner) {
      // A time that is too far ahead is from a clock that was wrong.
      const waitMs = Math.min(turn.freeAt - now, Math.max(everyMs, leaseMs));
      if (waitMs > 0) return waitMs;
    }
    const own = this.#text(now + leaseMs);
    if (!(await state.compareAndSet(key, text, own))) return everyMs;
    this.#own = own;
    return 0;
  }

  /** Extends the turn while the process works. */
  async renew(): Promise<void> {
    await this.#replace(leaseMs);
  }

  /** Ends the turn. The next one begins after the interval, in any process. */
  async end(): Promise<void> {
    await this.#replace(this.#context.everyMs);
  }

  /** Ends the turn after a failure, so that another process can try. */
  async giveUp(): Promise<void> {
    await this.#replace(0).catch(() => undefined);
  }

  /** A turn that another process took over is left to it. */
  async #replace(forMs: number): Promise<void> {
    const { state, key, clock } = this.#context;
    if (this.#own === undefined) return;
    const own = this.#text(clock.now() + forMs);
    const replaced = await state.compareAndSet(key, this.#own, own);
    this.#own = replaced ? own : undefined;
  }

  #text(freeAt: number): string {
    const turn: t.TypeOf<typeof storedTurn> = { owner: this.#context.owner, freeAt };
    return JSON.stringify(turn);
  }
}
