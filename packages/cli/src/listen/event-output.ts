import type { VodEvent } from "@vod-events/core";
import type { Output } from "../io/io.js";

/** What an {@link EventOutput} works with. */
export interface EventOutputOptions {
  readonly stdout: Output;
  readonly word: (event: VodEvent) => string;
  /** Told once, when the output takes nothing any more. */
  readonly onLost: (error: Error) => void;
}

/**
 * Prints events, each when the one before was taken, so that a slow reader is waited for and what waits stays
 * in the inbox.
 */
export class EventOutput {
  readonly #options: EventOutputOptions;
  /** The prints that have begun and that the inbox does not know to have ended. */
  readonly #begun = new Map<string, Promise<void>>();
  #last: Promise<unknown> = Promise.resolve();
  #lost: Error | undefined;

  constructor(options: EventOutputOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the event was taken. What was begun cannot be called back: when the signal is aborted
   * meanwhile, the next call for the same event waits for that instead of printing it twice.
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
      return this.#write(this.#options.word(event));
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
