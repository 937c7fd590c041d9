import type { Clock } from "./clock.js";
import { type Link, LinkedList } from "./linked-list.js";

/** Something that has until its deadline. */
interface Entry {
  at: number;
  passed(): void;
}

/** Bounds many pieces of work that may all take equally long, with one timer for all of them. */
export class Deadlines {
  readonly milliseconds: number;
  readonly #clock: Clock;
  /** The oldest first, so that they fall due in their order. */
  readonly #open = new LinkedList<Entry>();
  #asleep = false;

  constructor(milliseconds: number, clock: Clock) {
    this.milliseconds = milliseconds;
    this.#clock = clock;
  }

  /** Settles as the work does, unless the deadline passes before: then as `late` says. */
  limit<Result>(work: Promise<Result>, late: () => Result | Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const at = this.#clock.now() + this.milliseconds;
      const passed = () => {
        this.#open.remove(link);
        new Promise<Result>((settle) => settle(late())).then(resolve, reject);
      };
      const link: Link<Entry> = this.#open.append({ at, passed });
      if (!this.#asleep) void this.#watch();
      work.then(
        (result) => {
          this.#open.remove(link);
          resolve(result);
        },
        (error) => {
          this.#open.remove(link);
          reject(error);
        },
      );
    });
  }

  /** Lets the deadlines of all that is open pass now. */
  expireAll(): void {
    for (const { passed } of [...this.#open]) passed();
  }

  /** Sleeps until the oldest is due, as long as there is any. Does not keep the process alive. */
  async #watch(): Promise<void> {
    this.#asleep = true;
    for (let left = this.#passDue(); left !== undefined; left = this.#passDue()) {
      await this.#clock.sleep(left, undefined, { ref: false });
    }
    this.#asleep = false;
  }

  /** How long the oldest has left that is not due; none gets more time because a clock was set back. */
  #passDue(): number | undefined {
    const now = this.#clock.now();
    for (let entry = this.#open.first; entry !== undefined; entry = this.#open.first) {
      entry.at = Math.min(entry.at, now + this.milliseconds);
      if (entry.at > now) return entry.at - now;
      entry.passed();
    }
    return undefined;
  }
}
