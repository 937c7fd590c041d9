import type { Clock, Random } from "../primitives/clock.js";
import type { ReconciliationSource } from "../provider/reconciliation.js";
import { PageReader } from "./page-reader.js";

/** Returns the reader of a source. All runs of a source share its rate limit. */
export type ReaderOf = (source: ReconciliationSource) => PageReader;

/** Creates a {@link ReaderOf}. */
export function pageReaders(base: { readonly clock: Clock; readonly random: Random }): ReaderOf {
  const readers = new Map<ReconciliationSource, PageReader>();
  return (source) => {
    const reader = readers.get(source) ?? new PageReader(source, base);
    readers.set(source, reader);
    return reader;
  };
}
