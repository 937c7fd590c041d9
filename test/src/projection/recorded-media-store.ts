import { type MediaStore, memoryMediaStore } from "@vod-events/core/inbox";

/** A store of media states in memory that counts its calls and fails or conflicts on request. */
export class RecordedMediaStore {
  readonly #store = memoryMediaStore();
  /** The numbers of keys of the reads. */
  readonly reads: number[] = [];
  /** The numbers of states of the writes. */
  readonly writes: number[] = [];
  /** Decides the error of a write by the ids of its media; `undefined` for none. */
  failure: (mediaIds: readonly string[]) => Error | undefined = () => undefined;
  /** How many of the next writes lose against another process. */
  conflicts = 0;

  readonly store: MediaStore = {
    ...this.#store,
    read: async (keys) => {
      this.reads.push(keys.length);
      return this.#store.read(keys);
    },
    write: async (writes) => {
      this.writes.push(writes.length);
      const error = this.failure(writes.map(({ state }) => state.mediaId));
      if (error !== undefined) throw error;
      if (this.conflicts > 0) {
        this.conflicts -= 1;
        return writes.map(() => false);
      }
      return this.#store.write(writes);
    },
  };
}
