import type { EntryFilter, EntryRecord } from "@vod-events/core/inbox";

/** Tells whether a record matches a filter, apart from the limit. */
export function matches(record: EntryRecord, filter: EntryFilter): boolean {
  const { ids, states, types, provider, since, before } = filter;
  const { id, state, type, receivedAt } = record;
  return (
    (ids?.includes(id) ?? true) &&
    (states?.includes(state) ?? true) &&
    (types === undefined || types.some((each) => each === type)) &&
    (provider === undefined || provider === record.provider) &&
    (since === undefined || receivedAt >= since) &&
    (before === undefined || receivedAt < before)
  );
}
