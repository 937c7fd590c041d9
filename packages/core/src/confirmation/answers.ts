import type { Clock } from "../clock.js";
import { Pace } from "../pace.js";
import type { ConfirmationSource, Inquiry } from "../provider/confirmation.js";

/** What a cloud's API answered, and when it was asked. */
export interface Answer {
  readonly askedAt: number;
  readonly told: unknown;
}

/** How long an answer may still bear an event out. */
const freshMs = 60_000;
const mostKept = 1000;

/**
 * Asks a cloud's API at its pace. Whoever wants the same answer while it is on its way shares it, and it is
 * kept for a minute. A call is not given up when an attempt that waits for it is: the next one finds its answer.
 */
export class Answers {
  readonly #source: ConfirmationSource;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #kept = new Map<string, Answer>();
  readonly #underWay = new Map<string, Promise<Answer>>();

  constructor(source: ConfirmationSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
    this.#pace = new Pace(source.limits.callsPerSecond, clock);
  }

  /** An answer from before, where there is one that is not too old. */
  kept(inquiry: Inquiry): Answer | undefined {
    const answer = this.#kept.get(keyOf(inquiry));
    return answer && this.#clock.now() - answer.askedAt < freshMs ? answer : undefined;
  }

  /** An answer that is asked for now, or waits to be; rejects with the `VodError` of the call. */
  ask(inquiry: Inquiry): Promise<Answer> {
    const key = keyOf(inquiry);
    const call = this.#underWay.get(key) ?? this.#call(inquiry, key);
    this.#underWay.set(key, call);
    return call;
  }

  async #call(inquiry: Inquiry, key: string): Promise<Answer> {
    try {
      await this.#pace.turn();
      const askedAt = this.#clock.now();
      const answer = { askedAt, told: await this.#source.ask(inquiry) };
      this.#keep(key, answer);
      return answer;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #keep(key: string, answer: Answer): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function keyOf({ about, id }: Inquiry): string {
  return `${about} ${id}`;
}
