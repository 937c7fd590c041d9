import { eventRef } from "../diagnostics/diagnostics.js";
import type { VodEvent } from "../event/event.js";
import type { PageEvents } from "./accept-page.js";
import type { MissingEvent } from "./reconcile-options.js";

/** Counts the events and calls of a reconciliation. */
export class Tally {
  readonly #missing = new Map<string, MissingEvent>();
  readonly #duplicates = new Set<string>();
  #calls = 0;

  /** Adds a page. An event that several pages contain counts once. */
  add({ missing, duplicates }: PageEvents, calls: number): void {
    this.#calls += calls;
    for (const event of missing) this.#missing.set(event.id, missingEvent(event));
    for (const { id } of duplicates) if (!this.#missing.has(id)) this.#duplicates.add(id);
  }

  counts(dryRun: boolean) {
    const { size } = this.#missing;
    return {
      found: size + this.#duplicates.size,
      stored: dryRun ? 0 : size,
      duplicates: this.#duplicates.size,
      calls: this.#calls,
      events: dryRun ? [...this.#missing.values()] : [],
    };
  }
}

function missingEvent(event: VodEvent): MissingEvent {
  const { mediaId, time } = event;
  return {
    ...eventRef(event),
    ...(mediaId !== undefined && { mediaId }),
    ...(time !== undefined && { time }),
  };
}
