import { type MediaStore, memoryMediaStore } from "@vod-events/core/inbox";
import type { SharedData, StoreFlaw, StoreFlaws } from "./store-flaw.js";

/** Flaws of the media states of a store. */
export const mediaFlaws: StoreFlaws = {
  "returns no place for a media without a state": flawed(
    ["reads undefined where a media has no state, in the order of the keys"],
    ({ read }) => ({
      read: async (keys) => (await read(keys)).filter((record) => record !== undefined),
    }),
  ),

  "stores media states as UTF-8, without members of other prototypes": flawed(
    ["reads a written media state with all its fields"],
    ({ write }) => ({
      write: (writes) =>
        write(
          writes.map((each) => {
            const { __proto__: _, ...tasks } = each.state.tasks;
            return { ...each, state: { ...each.state, tasks } };
          }),
        ),
    }),
  ),

  "writes media states on any version": flawed(
    [
      "writes a media state on the stored version only",
      "writes each media state of a call, whatever happens to the others",
    ],
    ({ read, write }) => ({
      async write(writes) {
        const records = await read(writes.map(({ state }) => state));
        return write(
          writes.map((each, index) => ({
            ...each,
            expectedVersion: records[index]?.version ?? 0,
          })),
        );
      },
    }),
  ),

  "keeps the version of a media state": flawed(
    ["writes a media state on the stored version only"],
    ({ read }) => ({
      read: async (keys) => (await read(keys)).map((record) => record && { ...record, version: 1 }),
    }),
  ),

  "trims media ids": flawed(
    ["keeps media apart whose ids or providers look alike"],
    ({ read, write }) => {
      const trimmed = (mediaId: string) => mediaId.trim();
      return {
        read: (keys) => read(keys.map((key) => ({ ...key, mediaId: trimmed(key.mediaId) }))),
        write: (writes) =>
          write(
            writes.map((each) => {
              const mediaId = trimmed(each.state.mediaId);
              return { ...each, state: { ...each.state, mediaId } };
            }),
          ),
      };
    },
  ),

  "refuses large media states": flawed(["stores a media state of 1 MB"], ({ write }) => ({
    async write(writes) {
      const sizes = writes.map(({ state }) => JSON.stringify(state).length);
      if (sizes.some((size) => size > 100_000)) throw new Error("too large");
      return write(writes);
    },
  })),

  "takes a limit of 0 for none when it lists media states": flawed(
    ["lists the media states that match a filter, last changed first"],
    ({ list }) => ({
      list: ({ limit, ...filter }) => list({ ...filter, limit: limit || undefined }),
    }),
  ),

  "lists media states by the time of their first write": flawed(
    ["lists a media state by the time of its last change"],
    ({ read, write }) => ({
      async write(writes) {
        const records = await read(writes.map(({ state }) => state));
        return write(
          writes.map((each, index) => ({
            ...each,
            changedAt: records[index]?.changedAt ?? each.changedAt,
          })),
        );
      },
    }),
  ),

  "pages through media states by their time alone": flawed(
    ["pages through media states by a cursor, also those of the same time"],
    ({ list }) => ({
      async list({ after, ...filter }) {
        const records = await list(filter.limit === undefined ? filter : { ...filter, limit: 100 });
        const rest = records.filter(({ changedAt }) => !after || changedAt < after.changedAt);
        return rest.slice(0, filter.limit);
      },
    }),
  ),

  "deletes media states that changed at the time": flawed(
    ["deletes the media states that match, and no others"],
    (media) => ({
      delete: ({ changedBefore, ...filter }) =>
        media.delete({
          ...filter,
          changedBefore: changedBefore && new Date(changedBefore.getTime() + 1),
        }),
    }),
  ),

  "begins with version 1 again after a deletion": flawed(
    ["does not use the version of a deleted media state again"],
    ({ read, write, ...media }) => {
      let deleted = 0;
      return {
        read: async (keys) =>
          (await read(keys)).map(
            (record) => record && { ...record, version: record.version - deleted },
          ),
        async delete(filter) {
          deleted += await media.delete(filter);
          return deleted;
        },
        write,
      };
    },
  ),

  "keeps media states in the memory of the machine": flawed(
    [
      "reads the media states of a store on the same data that is closed",
      "writes a media state once when two stores race on the same version",
      "writes the media states of two stores in opposite orders",
    ],
    () => memoryMediaStore(),
  ),

  "sends no notifications of media states": flawed(
    ["notifies another store of written media states, if its engine sends notifications"],
    () => ({ subscribe: async () => {} }),
  ),

  "sends notifications of few media states only": flawed(
    ["notifies another store of many written media states, if its engine sends notifications"],
    ({ subscribe }) => ({
      subscribe: async (listener) =>
        subscribe?.((keys) => {
          if ((keys?.length ?? 0) < 300) listener(keys);
        }),
    }),
  ),

  "sends notifications of media states after it is closed": {
    caughtBy: ["sends no notification of media states to a store that is closed"],
    change: () => ({ close: async () => {} }),
  },
};

function flawed(
  caughtBy: readonly string[],
  change: (media: MediaStore, data: SharedData) => Partial<MediaStore>,
): StoreFlaw {
  return {
    caughtBy,
    change({ media }, data) {
      if (media === undefined) throw new Error("the store has no media states");
      return { media: { ...media, ...change(media, data) } };
    },
  };
}
