import type { VodEvent } from "@vod-events/core";
import type { Output } from "../io/io.js";

export interface EventOutputOptions {
  readonly stdout: Output;
  readonly format: (event: VodEvent) => string;
  /** Called once, when the output accepts no more text. */
  readonly onLost: (error: Error) => void;
}

/** Prints events one after another. It waits for a slow reader, so that waiting events stay in the inbox. */
export class EventOutput {
  readonly #options: EventOutputOptions;
  /** Started prints that the inbox does not know to have ended. */
  readonly #begun = new Map<string, Promise<void>>();
  #last: Promise<unknown> = Promise.resolve();
  #lost: Error | undefined;

  constructor(options: EventOutputOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the event was written. A started print cannot be withdrawn: after an abort, the next call for the
   * event waits for it instead of printing twice.
   */
  async print(event: VodEvent, signal: AbortSignal): Promise<void> {
    const print = this.#begun.get(event.id) ?? this.#begin(event, signal);
    this.#begun.set(event.id, print);
    try {
      await print;
    } catch (error) {
      this.#begun.delete(event.id);
      throw error;
    }
    if (!signal.aborted) this.#begun.delete(event.id);
  }

  #begin(event: VodEvent, signal: AbortSignal): Promise<void> {
    const print = this.#last.then(() => {
      if (this.#lost !== undefined) throw this.#lost;
      signal.throwIfAborted();
      return this.#write(this.#options.format(event));
    });
    this.#last = print.catch(() => undefined);
    return print;
  }

  #write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#options.stdout.write(text, (error) => {
        if (!error) return resolve();
        if (this.#lost === undefined) {
          this.#lost = error;
          this.#options.onLost(error);
        }
        reject(error);
      });
    });
  }
}
