import { compareMedia, matchesMedia, textOfKey } from "./media-filter.js";
import type { MediaRecord, MediaStore } from "./media-store.js";

/** Creates a store of media states in the memory of the process. */
export function memoryMediaStore(): MediaStore {
  const records = new Map<string, MediaRecord>();
  let versions = 0;
  return {
    read: async (keys) => keys.map((key) => records.get(textOfKey(key))),
    write: async (writes) =>
      writes.map(({ state, expectedVersion, changedAt }) => {
        const key = textOfKey(state);
        if ((records.get(key)?.version ?? 0) !== expectedVersion) return false;
        versions += 1;
        records.set(key, { state, version: versions, changedAt });
        return true;
      }),
    async list(filter) {
      const listed = [...records.values()].filter((record) => matchesMedia(record, filter));
      return listed.sort(compareMedia).slice(0, filter.limit);
    },
    async delete(filter) {
      const chosen = [...records].filter(([, record]) => matchesMedia(record, filter));
      for (const [key] of chosen) records.delete(key);
      return chosen.length;
    },
  };
}
