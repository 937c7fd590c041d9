interface Listened {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

/** Calls many callbacks when signals are aborted, with one listener per signal, which is removed with its last callback. */
export class AbortListeners {
  readonly #listened = new Map<AbortSignal, Listened>();

  add(signal: AbortSignal, callback: () => void): void {
    const listened = this.#listened.get(signal) ?? this.#listen(signal);
    listened.callbacks.add(callback);
  }

  remove(signal: AbortSignal, callback: () => void): void {
    const listened = this.#listened.get(signal);
    if (!listened?.callbacks.delete(callback) || listened.callbacks.size > 0) return;
    this.#listened.delete(signal);
    signal.removeEventListener("abort", listened.listener);
  }

  #listen(signal: AbortSignal): Listened {
    const callbacks = new Set<() => void>();
    const listener = () => {
      this.#listened.delete(signal);
      for (const callback of callbacks) callback();
    };
    const listened = { callbacks, listener };
    this.#listened.set(signal, listened);
    signal.addEventListener("abort", listener, { once: true });
    return listened;
  }
}
