import type { Clock } from "./clock.js";
import { type Link, LinkedList } from "./linked-list.js";

interface Entry {
  at: number;
  expire(): void;
}

/** Limits the duration of many concurrent tasks with the same time limit, by a single timer. */
export class Deadlines {
  readonly milliseconds: number;
  readonly #clock: Clock;
  /** In the order of their deadlines, oldest first. */
  readonly #pending = new LinkedList<Entry>();
  #watching = false;

  constructor(milliseconds: number, clock: Clock) {
    this.milliseconds = milliseconds;
    this.#clock = clock;
  }

  /** Settles like `work`, or with the result of `late` when the deadline passes first. */
  limit<Result>(work: Promise<Result>, late: () => Result | Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const at = this.#clock.now() + this.milliseconds;
      const expire = () => {
        this.#pending.remove(link);
        new Promise<Result>((settle) => settle(late())).then(resolve, reject);
      };
      const link: Link<Entry> = this.#pending.append({ at, expire });
      if (!this.#watching) void this.#watch();
      work.then(
        (result) => {
          this.#pending.remove(link);
          resolve(result);
        },
        (error) => {
          this.#pending.remove(link);
          reject(error);
        },
      );
    });
  }

  /** Expires all pending deadlines now. */
  expireAll(): void {
    for (const { expire } of [...this.#pending]) expire();
  }

  /** Sleeps until the oldest deadline, as long as any is pending. Does not keep the process alive. */
  async #watch(): Promise<void> {
    this.#watching = true;
    for (let left = this.#expireDue(); left !== undefined; left = this.#expireDue()) {
      await this.#clock.sleep(left, undefined, { ref: false });
    }
    this.#watching = false;
  }

  /** Returns the time until the oldest pending deadline. A clock that is set back extends no deadline. */
  #expireDue(): number | undefined {
    const now = this.#clock.now();
    for (let entry = this.#pending.first; entry !== undefined; entry = this.#pending.first) {
      entry.at = Math.min(entry.at, now + this.milliseconds);
      if (entry.at > now) return entry.at - now;
      entry.expire();
    }
    return undefined;
  }
}
