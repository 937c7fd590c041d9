import type { IncomingMessage } from "node:http";

interface Waiter {
  resolve(result: IteratorResult<Uint8Array>): void;
  reject(error: Error): void;
}

/**
 * Iterates over the chunks of a request body. A consumer that stops early leaves the rest unread. It replaces the
 * async iterator of Node's streams at a fraction of the cost.
 */
export class NodeParts implements AsyncIterableIterator<Uint8Array> {
  readonly #request: IncomingMessage;
  readonly #come: Uint8Array[] = [];
  #waiter: Waiter | undefined;
  #ended = false;
  #error: Error | undefined;

  constructor(request: IncomingMessage) {
    this.#request = request;
    request.on("data", this.#take).on("end", this.#end).on("error", this.#fail);
    request.on("close", this.#close);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Uint8Array>> {
    const value = this.#come.shift();
    if (value !== undefined) return Promise.resolve({ value, done: false });
    if (this.#error !== undefined) return Promise.reject(this.#error);
    if (this.#ended) return Promise.resolve(done);
    return new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<Uint8Array>> {
    this.#request.pause();
    this.#leave();
    return Promise.resolve(done);
  }

  readonly #take = (value: Uint8Array): void => {
    const waiter = this.#wake();
    if (waiter === undefined) this.#come.push(value);
    else waiter.resolve({ value, done: false });
  };

  readonly #end = (): void => {
    this.#ended = true;
    this.#wake()?.resolve(done);
  };

  readonly #fail = (error: Error): void => {
    this.#error = error;
    this.#wake()?.reject(error);
  };

  readonly #close = (): void => {
    this.#leave();
    if (!this.#ended && this.#error === undefined)
      this.#fail(new Error("the request was interrupted"));
  };

  #wake(): Waiter | undefined {
    const waiter = this.#waiter;
    this.#waiter = undefined;
    return waiter;
  }

  /** Keeps the error listener: an error without a listener ends the process. */
  #leave(): void {
    this.#request.off("data", this.#take).off("end", this.#end).off("close", this.#close);
  }
}

const done: IteratorReturnResult<undefined> = { value: undefined, done: true };
