/** The position of a value in a {@link LinkedList}. */
export interface Link<Value> {
  readonly value: Value;
  before: Link<Value> | undefined;
  after: Link<Value> | undefined;
}

/**
 * A list of values in insertion order with removal in constant time. It replaces a `Set` because of V8's garbage
 * collection: each outgrown table of a `Set` refers to the next one. Once such a table is in the old generation, all
 * later tables and their values are retained until the old generation is collected, which multiplies the cost of
 * short-lived values.
 */
export class LinkedList<Value> implements Iterable<Value> {
  #first: Link<Value> | undefined;
  #last: Link<Value> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The oldest value. */
  get first(): Value | undefined {
    return this.#first?.value;
  }

  append(value: Value): Link<Value> {
    const link = { value, before: this.#last, after: undefined };
    if (this.#last === undefined) this.#first = link;
    else this.#last.after = link;
    this.#last = link;
    this.#size += 1;
    return link;
  }

  /** Removes a value. A second call for the same link does nothing. */
  remove(link: Link<Value>): void {
    const { before, after } = link;
    if (before === undefined && this.#first !== link) return;
    if (before === undefined) this.#first = after;
    else before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
    link.before = undefined;
    link.after = undefined;
    this.#size -= 1;
  }

  /** The list must not change during the iteration. Spread it first. */
  *[Symbol.iterator](): Iterator<Value> {
    for (let link = this.#first; link !== undefined; link = link.after) yield link.value;
  }
}
