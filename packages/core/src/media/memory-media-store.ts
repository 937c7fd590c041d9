import type { MediaCursor, MediaFilter, MediaKey, MediaRecord, MediaStore } from "./media-store.js";

/** Creates a store of media states in the memory of the process. */
export function memoryMediaStore(): MediaStore {
  const records = new Map<string, MediaRecord>();
  return {
    read: async (keys) => keys.map((key) => records.get(textOf(key))),
    write: async (writes) =>
      writes.map(({ state, expectedVersion, changedAt }) => {
        const version = records.get(textOf(state))?.version ?? 0;
        if (version !== expectedVersion) return false;
        records.set(textOf(state), { state, version: version + 1, changedAt });
        return true;
      }),
    async list(filter) {
      const listed = [...records.values()].filter((record) => matches(record, filter));
      return listed.sort((a, b) => compare(cursorOf(a), cursorOf(b))).slice(0, filter.limit);
    },
    async delete({ provider, statuses, changedBefore }) {
      const chosen = [...records].filter(
        ([, { state, changedAt }]) =>
          (provider === undefined || state.provider === provider) &&
          (statuses?.includes(state.status) ?? true) &&
          (changedBefore === undefined || changedAt < changedBefore),
      );
      for (const [text] of chosen) records.delete(text);
      return chosen.length;
    },
  };
}

function matches(record: MediaRecord, { provider, statuses, since, after }: MediaFilter): boolean {
  const { state, changedAt } = record;
  return (
    (provider === undefined || state.provider === provider) &&
    (statuses?.includes(state.status) ?? true) &&
    (since === undefined || changedAt >= since) &&
    (after === undefined || compare(after, cursorOf(record)) < 0)
  );
}

function cursorOf({ state: { provider, mediaId }, changedAt }: MediaRecord): MediaCursor {
  return { provider, mediaId, changedAt };
}

/** Compares by time of change, newest first, then by key. */
function compare(a: MediaCursor, b: MediaCursor): number {
  const byTime = b.changedAt.getTime() - a.changedAt.getTime();
  if (byTime !== 0) return byTime;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : Number(left > right);
}

function textOf({ provider, mediaId }: MediaKey): string {
  return `${provider}\u0000${mediaId}`;
}
