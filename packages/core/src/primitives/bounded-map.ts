/** A map with a maximum size. Adding an entry to a full map removes the oldest one. */
export class BoundedMap<Value> extends Map<string, Value> {
  readonly #most: number;
  /** An iterator at the oldest entry. A new iterator would have to skip all removed entries. */
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
