/** An item of a {@link Heap}. */
export interface HeapItem {
  /** The time of the item. It must not change. */
  readonly at: number;
  /** The position in the heap, which the heap maintains; -1 outside of it. */
  index: number;
}

/** A binary heap: finds the earliest item at once, and adds and removes any item in logarithmic time. */
export class Heap<Item extends HeapItem> {
  readonly #items: Item[] = [];

  get first(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    this.#rise(item, this.#items.length);
  }

  /** Removes an item. A second call for the same item does nothing. */
  remove(item: Item): void {
    const { index } = item;
    if (index < 0) return;
    item.index = -1;
    const last = this.#items.pop();
    if (last === undefined || last === item) return;
    this.#rise(last, index);
    this.#sink(last, last.index);
  }

  /** Places an item at a free position, or above it. */
  #rise(item: Item, free: number): void {
    let index = free;
    for (let above = (index - 1) >> 1; index > 0; above = (index - 1) >> 1) {
      const parent = this.#items[above] as Item;
      if (parent.at <= item.at) break;
      this.#place(parent, index);
      index = above;
    }
    this.#place(item, index);
  }

  #sink(item: Item, from: number): void {
    let index = from;
    for (let child = this.#earlierChild(index); child; child = this.#earlierChild(index)) {
      if (child.at >= item.at) break;
      const below = child.index;
      this.#place(child, index);
      index = below;
    }
    this.#place(item, index);
  }

  #earlierChild(index: number): Item | undefined {
    const left = this.#items[2 * index + 1];
    const right = this.#items[2 * index + 2];
    return left !== undefined && right !== undefined && right.at < left.at ? right : left;
  }

  #place(item: Item, index: number): void {
    this.#items[index] = item;
    item.index = index;
  }
}
