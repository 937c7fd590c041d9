/** An event with waiting deliveries. */
export interface PendingEvent {
  /** Resolves to whether the provider may be acknowledged. */
  readonly handled: Promise<boolean>;
  /** The number of failed attempts since a delivery waits for the event. */
  failures: number;
  /**
   * `retrying`: waits for the next attempt. `released`: left to the provider to redeliver. `unconfirmed`: the
   * provider's API did not confirm it.
   */
  state: "running" | "retrying" | "released" | "unconfirmed";
}

export class PendingEvents {
  readonly #events = new Map<string, PendingEvent & { resolve(handled: boolean): void }>();

  get(id: string): PendingEvent | undefined {
    return this.#events.get(id);
  }

  /** Adds a waiting delivery; `first` is true when it is the event's only one. */
  expect(id: string): { readonly handled: Promise<boolean>; readonly first: boolean } {
    const before = this.#events.get(id);
    if (before !== undefined) return { handled: before.handled, first: false };
    let resolve: (handled: boolean) => void = () => {};
    const handled = new Promise<boolean>((settle) => {
      resolve = settle;
    });
    this.#events.set(id, { handled, resolve, failures: 0, state: "running" });
    return { handled, first: true };
  }

  /** Resolves all waiting deliveries of an event. */
  settle(id: string, handled: boolean): void {
    this.#events.get(id)?.resolve(handled);
    this.#events.delete(id);
  }

  /** Resolves the deliveries of events that wait for a retry as not handled. Returns their ids. */
  releaseRetrying(): readonly string[] {
    const ids = [...this.#events].filter(([, { state }]) => state === "retrying");
    for (const [id] of ids) this.settle(id, false);
    return ids.map(([id]) => id);
  }
}
