import { isOwnFault } from "./failures.js";

/** The largest round trip: so many calls, and so many characters. */
const largestBatch = 256;
const largestSize = 4_000_000;

/** How a {@link Batch} runs its calls. */
export interface BatchWork<Input, Output> {
  /** Runs calls in one round trip, all or none. Resolves with a result for each. */
  run(inputs: readonly Input[]): Promise<readonly Output[]>;
  /** The number of characters of a call that are large; absent when none is. */
  sizeOf?(input: Input): number;
}

interface Call<Input, Output> {
  readonly input: Input;
  resolve(output: Output): void;
  reject(error: unknown): void;
}

/**
 * Runs calls that arrive together, or while others run, in one round trip. When a call makes its batch fail, each call
 * of the batch runs alone.
 */
export class Batch<Input, Output> {
  readonly #work: BatchWork<Input, Output>;
  #waiting: Call<Input, Output>[] = [];
  #isDraining = false;

  constructor(work: BatchWork<Input, Output>) {
    this.#work = work;
  }

  /** Runs a call. Rejects when it has changed nothing, or when that is unknown. */
  run(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      if (!this.#isDraining) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isDraining = true;
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#run(this.#next());
    this.#isDraining = false;
  }

  #next(): readonly Call<Input, Output>[] {
    let share = 0;
    const end = this.#waiting.findIndex(({ input }, index) => {
      share += 1 / largestBatch + (this.#work.sizeOf?.(input) ?? 0) / largestSize;
      return index > 0 && share > 1;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  async #run(calls: readonly Call<Input, Output>[]): Promise<void> {
    try {
      const outputs = await this.#work.run(calls.map(({ input }) => input));
      for (const [index, { resolve }] of calls.entries()) resolve(outputs[index] as Output);
    } catch (error) {
      if (calls.length > 1 && isOwnFault(error)) {
        for (const call of calls) await this.#run([call]);
      } else {
        for (const { reject } of calls) reject(error);
      }
    }
  }
}
