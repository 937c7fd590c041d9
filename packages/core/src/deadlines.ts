import type { Clock } from "./clock.js";

/** Something that has until its deadline. */
interface Entry {
  at: number;
  passed(): void;
}

/** Given as the reason, so that none is made with a stack each time. */
const nothingLeft = new Error("nothing is left to be late");

/** Bounds many pieces of work that may all take equally long, with one timer for all of them. */
export class Deadlines {
  readonly milliseconds: number;
  readonly #clock: Clock;
  /** The oldest first, so that they fall due in their order. */
  readonly #open = new Set<Entry>();
  #sleep: AbortController | undefined;

  constructor(milliseconds: number, clock: Clock) {
    this.milliseconds = milliseconds;
    this.#clock = clock;
  }

  /** Settles as the work does, unless the deadline passes before: then as `late` says. */
  async limit<Result>(
    work: Promise<Result>,
    late: () => Result | Promise<Result>,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const passed = () => {
        this.#end(entry);
        new Promise<Result>((settle) => settle(late())).then(resolve, reject);
      };
      const entry: Entry = { at: this.#clock.now() + this.milliseconds, passed };
      this.#open.add(entry);
      if (this.#sleep === undefined) void this.#watch();
      work.then(
        (result) => {
          this.#end(entry);
          resolve(result);
        },
        (error) => {
          this.#end(entry);
          reject(error);
        },
      );
    });
  }

  /** Lets the deadlines of all that is open pass now. */
  passAll(): void {
    for (const { passed } of [...this.#open]) passed();
  }

  #end(entry: Entry): void {
    this.#open.delete(entry);
    if (this.#open.size === 0) this.#sleep?.abort(nothingLeft);
  }

  /** Sleeps until the oldest is due, as long as there is any. Does not keep the process alive. */
  async #watch(): Promise<void> {
    const sleep = new AbortController();
    this.#sleep = sleep;
    for (let left = this.#passDue(); left !== undefined; left = this.#passDue()) {
      await this.#clock.sleep(left, sleep.signal, { ref: false }).catch(() => undefined);
    }
    this.#sleep = undefined;
  }

  /** How long the oldest has left that is not due; none gets more time because a clock was set back. */
  #passDue(): number | undefined {
    const now = this.#clock.now();
    for (const entry of this.#open) {
      entry.at = Math.min(entry.at, now + this.milliseconds);
      if (entry.at > now) return entry.at - now;
      entry.passed();
    }
    return undefined;
  }
}
