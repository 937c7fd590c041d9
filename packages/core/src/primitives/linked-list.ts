/** The place of a value in a {@link LinkedList}. */
export interface Link<Value> {
  readonly value: Value;
  before: Link<Value> | undefined;
  after: Link<Value> | undefined;
}

/**
 * Values that come and go, in the order they came. A `Set` would do, but for a trait of V8's: every table that one has
 * outgrown refers to the next. Once such a table is in the old generation, whatever was in any later one is kept until
 * that is collected, too: with short-lived values the collector's work becomes many times as much.
 */
export class LinkedList<Value> implements Iterable<Value> {
  #first: Link<Value> | undefined;
  #last: Link<Value> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** What came first of all that is there. */
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

  /** Takes a value out; a second call for its link does nothing. */
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

  /** Remove nothing in between: spread it first. */
  *[Symbol.iterator](): Iterator<Value> {
    for (let link = this.#first; link !== undefined; link = link.after) yield link.value;
  }
}
