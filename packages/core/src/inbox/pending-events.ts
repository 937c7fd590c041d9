/** An event that deliveries wait for. */
export interface PendingEvent {
  /** Whether the cloud may forget the event; settles when that is known. */
  readonly handled: Promise<boolean>;
  /** How often its handlers failed since a delivery waits for it. */
  failures: number;
  /** Whether it is on its way, waits for another try here, was given back to the cloud, or is not borne out by it. */
  state: "under_way" | "between_tries" | "given_back" | "disowned";
}

/** The events that deliveries wait for, by id. */
export class PendingEvents {
  readonly #events = new Map<string, PendingEvent & { resolve(handled: boolean): void }>();

  get(id: string): PendingEvent | undefined {
    return this.#events.get(id);
  }

  /** Waits for an event; `first` is whether nobody did before. */
  expect(id: string): { readonly handled: Promise<boolean>; readonly first: boolean } {
    const before = this.#events.get(id);
    if (before !== undefined) return { handled: before.handled, first: false };
    const { promise: handled, resolve } = promiseWithResolve();
    this.#events.set(id, { handled, resolve, failures: 0, state: "under_way" });
    return { handled, first: true };
  }

  /** Tells every delivery that waits for an event. */
  settle(id: string, handled: boolean): void {
    this.#events.get(id)?.resolve(handled);
    this.#events.delete(id);
  }

  /** Tells the deliveries of events that wait for another try that there is none; returns which. */
  releaseRetrying(): readonly string[] {
    const ids = [...this.#events].filter(([, { state }]) => state === "between_tries");
    for (const [id] of ids) this.settle(id, false);
    return ids.map(([id]) => id);
  }
}

function promiseWithResolve() {
  let resolve: (handled: boolean) => void = () => {};
  const promise = new Promise<boolean>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
