/** A map of so many entries at most: the oldest goes when one too many comes. */
export class BoundedMap<Value> extends Map<string, Value> {
  readonly #most: number;
  /** Stands at the oldest entry. A new one from the start would pass all the places of those that are gone. */
  readonly #oldest = this.keys();

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: string, value: Value): this {
    super.set(key, value);
    if (this.size > this.#most) this.delete(this.#oldest.next().value ?? key);
    return this;
  }
}
