import type { DeliveryFact, Fact } from "./facts.js";

/** A recorded fact, and the content of a delivery. */
interface LogEntry<Content> {
  readonly fact: Fact;
  readonly content: Content | undefined;
  readonly bytes: number;
}

/** The limits of a {@link Log}. */
export interface LogLimits {
  readonly facts: number;
  readonly bytes: number;
}

/** What a fact takes besides its content. */
const factBytes = 512;

/**
 * The last facts in memory. The oldest are dropped when there are too many, or when their contents are too large. Facts
 * are numbered from 1 without gaps.
 */
export class Log<Content> {
  readonly #limits: LogLimits;
  readonly #entries = new Map<number, LogEntry<Content>>();
  readonly #waiting = new Set<() => void>();
  #last = 0;
  #bytes = 0;

  constructor(limits: LogLimits) {
    this.#limits = limits;
  }

  /** The number of the last fact; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** The number of the oldest fact that is kept. */
  get first(): number {
    return this.#last - this.#entries.size + 1;
  }

  /** Adds a fact, whose number the log gives; `bytes` is the size of the content. */
  add(create: (number: number) => Fact, content?: Content, bytes = 0): void {
    this.#last += 1;
    const entry = { fact: create(this.#last), content, bytes: bytes + factBytes };
    this.#entries.set(this.#last, entry);
    this.#bytes += entry.bytes;
    while (this.#entries.size > this.#limits.facts || this.#bytes > this.#limits.bytes) {
      this.#dropFirst();
    }
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Returns up to `limit` facts after a number, oldest first. */
  after(number: number, limit: number): readonly Fact[] {
    const facts: Fact[] = [];
    for (let next = Math.max(number + 1, this.first); next <= this.#last; next++) {
      const entry = this.#entries.get(next);
      if (entry !== undefined) facts.push(entry.fact);
      if (facts.length === limit) break;
    }
    return facts;
  }

  /** Returns a delivery; `undefined` when it was dropped. */
  delivery(number: number): { readonly fact: DeliveryFact; readonly content: Content } | undefined {
    const { fact, content } = this.#entries.get(number) ?? {};
    if (fact?.kind !== "delivery" || content === undefined) return undefined;
    return { fact, content };
  }

  /** Calls a function once, at the next fact. Returns a function that withdraws it. */
  onNext(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }

  #dropFirst(): void {
    const { first } = this;
    this.#bytes -= this.#entries.get(first)?.bytes ?? 0;
    this.#entries.delete(first);
  }
}
