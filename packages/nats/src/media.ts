import {
  compareMedia,
  type MediaDeletion,
  type MediaFilter,
  type MediaRecord,
  type MediaStore,
  type MediaWrite,
  matchesMedia,
  textOfKey,
} from "@vod-events/core/inbox";
import { decodeContent, encodeContent } from "./content.js";
import { keyOf } from "./keys.js";
import type { MediaChanges } from "./media-changes.js";
import type { StoredRecord } from "./records.js";
import type { Storage } from "./storage.js";

interface MediaValue {
  readonly state: MediaRecord["state"];
  readonly changedAt: number;
}

/** Creates the store of media states. A version is the revision of a record. */
export function createMediaStore(storage: Storage, changes: MediaChanges): MediaStore {
  return {
    read: (keys) =>
      Promise.all(
        keys.map(async (key) => {
          const record = await storage.media.get(keyOf(textOfKey(key)));
          return record && decodeMedia(record);
        }),
      ),
    async write(writes) {
      const results = await Promise.all(writes.map((write) => writeMedia(write, storage)));
      changes.publish(writes.filter((_, index) => results[index]).map(({ state }) => state));
      return results;
    },
    async list(filter) {
      const records: MediaRecord[] = [];
      for await (const record of select(filter, storage)) records.push(record);
      return records.sort(compareMedia).slice(0, filter.limit);
    },
    async delete(filter) {
      let count = 0;
      for await (const { version } of select(filter, storage)) {
        await storage.media.remove(version);
        count += 1;
      }
      return count;
    },
    subscribe: (listener) => changes.subscribe(listener),
  };
}

async function writeMedia(write: MediaWrite, storage: Storage): Promise<boolean> {
  const { state, expectedVersion, changedAt } = write;
  const value: MediaValue = { state, changedAt: changedAt.getTime() };
  return storage.storeMedia(
    keyOf(textOfKey(state)),
    await encodeContent({ value }),
    expectedVersion,
  );
}

/** Reads all records. */
async function* select(
  filter: MediaFilter & MediaDeletion,
  storage: Storage,
): AsyncGenerator<MediaRecord> {
  for await (const stored of storage.media.all()) {
    const record = await decodeMedia(stored);
    if (matchesMedia(record, filter)) yield record;
  }
}

async function decodeMedia({ data, revision }: StoredRecord): Promise<MediaRecord> {
  const { value } = await decodeContent<MediaValue>(data);
  return { state: value.state, version: revision, changedAt: new Date(value.changedAt) };
}
