import type { Clock, Random } from "../primitives/clock.js";
import type { ReconciliationSource } from "../provider/reconciliation.js";
import { PageReader } from "./page-reader.js";

/** The readers of all sources. All runs of a source share its rate limit. */
export class PageReaders {
  readonly #base: { readonly clock: Clock; readonly random: Random };
  readonly #readers = new Map<ReconciliationSource, PageReader>();

  constructor(base: { readonly clock: Clock; readonly random: Random }) {
    this.#base = base;
  }

  of(source: ReconciliationSource): PageReader {
    const reader = this.#readers.get(source) ?? new PageReader(source, this.#base);
    this.#readers.set(source, reader);
    return reader;
  }
}
