import type { DeliveryFact, Fact, ListedEvent, ProgressFact } from "../../recording/facts.js";

/** A row of the live list: an event of a delivery, or a delivery without events. */
export interface LiveRow {
  readonly key: string;
  readonly delivery: DeliveryFact;
  readonly event: ListedEvent | undefined;
  /** Whether an earlier row has the same event. */
  readonly isRepeated: boolean;
  /** What a search looks through, in lower case. */
  readonly text: string;
}

/** The most rows that are kept. */
const maxRows = 10_000;

/** The most events whose progress is kept. */
const maxProgress = 20_000;

/** The deliveries and the progress of their events, oldest first. */
export class LiveRows {
  rows: LiveRow[] = [];
  readonly #progress = new Map<string, ProgressFact[]>();
  readonly #seen = new Set<string>();

  /** Adds facts. Returns the number of new rows. */
  add(facts: readonly Fact[]): number {
    let added = 0;
    for (const fact of facts) {
      if (fact.kind === "progress") this.#addProgress(fact);
      else if (fact.kind === "delivery") added += this.#addDelivery(fact);
    }
    const excess = this.rows.length - maxRows;
    if (excess > 0) for (const { event } of this.rows.splice(0, excess)) this.#forget(event);
    return added;
  }

  /** The progress of an event, oldest first. */
  progressOf(id: string): readonly ProgressFact[] {
    return this.#progress.get(id) ?? [];
  }

  find(key: string): LiveRow | undefined {
    return this.rows.find((row) => row.key === key);
  }

  clear(): void {
    this.rows = [];
    this.#progress.clear();
    this.#seen.clear();
  }

  #addDelivery(delivery: DeliveryFact): number {
    const { number, events } = delivery;
    if (events.length === 0) {
      this.rows.push(rowOf(delivery, `${number}`, undefined, false));
      return 1;
    }
    for (const [index, event] of events.entries()) {
      const isRepeated = this.#seen.has(event.id);
      this.#seen.add(event.id);
      this.rows.push(rowOf(delivery, `${number}.${index}`, event, isRepeated));
    }
    return events.length;
  }

  #addProgress(fact: ProgressFact): void {
    const known = this.#progress.get(fact.id);
    if (known !== undefined) {
      known.push(fact);
      return;
    }
    this.#progress.set(fact.id, [fact]);
    if (this.#progress.size <= maxProgress) return;
    const [oldest] = this.#progress.keys();
    if (oldest !== undefined) this.#progress.delete(oldest);
  }

  #forget(event: ListedEvent | undefined): void {
    if (event === undefined) return;
    this.#seen.delete(event.id);
    this.#progress.delete(event.id);
  }
}

function rowOf(
  delivery: DeliveryFact,
  key: string,
  event: ListedEvent | undefined,
  isRepeated: boolean,
): LiveRow {
  const { provider, code } = delivery;
  const parts = [event?.type, event?.mediaId, event?.id, event?.outcome, provider, code];
  const text = parts.filter((part) => part !== undefined).join(" ");
  return { key, delivery, event, isRepeated, text: text.toLowerCase() };
}
