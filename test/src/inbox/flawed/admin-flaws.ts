import type { StoreFlaws } from "./store-flaw.js";

/** Flaws of `redrive`, `list`, `get`, `stats`, `storeUndecodable`, `close`, `prune` and the state. */
export const adminFlaws: StoreFlaws = {
  "keeps the attempts of redriven dead letters": {
    caughtBy: ["makes a dead letter due and resets its attempts and errors"],
    change({ get, list, redrive }) {
      const attempts = new Map<string, number>();
      return {
        async redrive(filter, now) {
          for (const each of await list({ states: ["dead"] })) attempts.set(each.id, each.attempts);
          return redrive(filter, now);
        },
        async get(id) {
          const record = await get(id);
          return record && { ...record, attempts: record.attempts + (attempts.get(id) ?? 0) };
        },
      };
    },
  },

  "drops the errors of redriven events": {
    caughtBy: ["makes a waiting event due and keeps its attempts and errors"],
    change({ get, redrive }) {
      const redriven = new Set<string>();
      return {
        async redrive(filter, now) {
          for (const id of filter.ids ?? []) redriven.add(id);
          return redrive(filter, now);
        },
        async get(id) {
          const record = await get(id);
          return record && redriven.has(id) ? { ...record, history: [] } : record;
        },
      };
    },
  },

  "counts undecodable messages as redriven": {
    caughtBy: ["does not redrive running and done events and undecodable messages"],
    change: ({ list, redrive }) => ({
      async redrive(filter, now) {
        const dead = await list({ states: ["dead"] });
        const undecodable = dead.filter(({ type }) => type === undefined).length;
        return (await redrive(filter, now)) + undecodable;
      },
    }),
  },

  "redrives all events": {
    caughtBy: ["redrives the events that match a filter by id, type or state, or all"],
    change: ({ redrive }) => ({ redrive: (_, now) => redrive({}, now) }),
  },

  "redrives the newest events first": {
    caughtBy: ["leases redriven events in their order of receipt"],
    change: ({ list, redrive }) => ({
      async redrive(filter, now) {
        let count = 0;
        for (const { id } of await list(filter)) count += await redrive({ ids: [id] }, now);
        return count;
      },
    }),
  },

  "takes a limit of 0 for none": {
    caughtBy: ["lists the events that match a filter, newest received first"],
    change: ({ list }) => ({
      list: ({ limit, ...filter }) => list({ ...filter, limit: limit || undefined }),
    }),
  },

  "lists events with the same time of receipt in the order of their puts": {
    caughtBy: ["lists events with the same time of receipt in reverse order of their puts"],
    change: ({ list }) => ({
      async list(filter) {
        const entries = (await list(filter)).toReversed();
        return entries.toSorted((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
      },
    }),
  },

  "skips an entry between two pages": {
    caughtBy: ["pages through entries by a cursor, also those of the same time of receipt"],
    change: ({ get, list }) => ({
      async list(filter) {
        const entries = await list(filter);
        const isPaged = filter.after !== undefined && (await get(filter.after.id)) !== undefined;
        return isPaged ? entries.slice(1) : entries;
      },
    }),
  },

  "lists nothing after an entry that no longer exists": {
    caughtBy: ["pages on from an entry that no longer exists without skipping one"],
    change: ({ get, list }) => ({
      async list(filter) {
        const isGone = filter.after !== undefined && (await get(filter.after.id)) === undefined;
        return isGone ? [] : list(filter);
      },
    }),
  },

  "returns absent members as null": {
    caughtBy: ["returns summaries with the defined members only"],
    change: ({ list }) => ({
      list: async (filter) =>
        (await list(filter)).map((each) => Object.assign({ ...each }, { lastError: null })),
    }),
  },

  "returns an empty record for an unknown event": {
    caughtBy: ["returns undefined for an unknown event"],
    change: ({ get }) => ({
      async get(id) {
        const receivedAt = new Date(0);
        const none = {
          id,
          state: "dead",
          provider: "",
          receivedAt,
          attempts: 0,
          history: [],
        } as const;
        return (await get(id)) ?? none;
      },
    }),
  },

  "stores equal undecodable messages once": {
    caughtBy: ["stores undecodable messages as dead letters with unique ids"],
    change({ storeUndecodable }) {
      const known = new Set<unknown>();
      return {
        async storeUndecodable(message) {
          if (!known.has(message)) await storeUndecodable(message);
          known.add(message);
        },
      };
    },
  },

  "counts running events as waiting": {
    caughtBy: ["counts entries by state and returns the oldest open one's time of receipt"],
    change: ({ stats }) => ({
      async stats() {
        const counts = await stats();
        return { ...counts, waiting: counts.waiting + counts.running };
      },
    }),
  },

  "fails when it is closed again": {
    caughtBy: ["can be closed twice"],
    change({ close }) {
      let isClosed = false;
      return {
        async close() {
          if (isClosed) throw new Error("the store is closed");
          isClosed = true;
          await close();
        },
      };
    },
  },

  "deletes events that were done at the time": {
    caughtBy: ["deletes the events that were done before a time, and no others"],
    change: ({ prune }) => ({ prune: (doneBefore) => prune(doneBefore + 1) }),
  },

  "deletes done events by their time of receipt": {
    caughtBy: ["uses the time when an event was done, not the time of receipt"],
    change: ({ list, prune }) => ({
      async prune(doneBefore) {
        const old = await list({ states: ["done"], before: new Date(doneBefore) });
        return old.length === 0 ? 0 : prune(Number.POSITIVE_INFINITY);
      },
    }),
  },

  "knows the ids of deleted events": {
    caughtBy: ["stores a pruned event as a new one"],
    change({ put }) {
      const known = new Set<string>();
      return {
        async put(entries) {
          const results = await put(entries.filter(({ event }) => !known.has(event.id)));
          for (const { event } of entries) known.add(event.id);
          return entries.map((_, index) => results[index] ?? "duplicate");
        },
      };
    },
  },

  "deletes a delivery with the first of its events": {
    caughtBy: ["keeps a delivery until its last event is deleted"],
    change({ get, prune }) {
      let deleted = 0;
      return {
        async prune(doneBefore) {
          deleted += await prune(doneBefore);
          return deleted;
        },
        async get(id) {
          const record = await get(id);
          if (record === undefined || deleted === 0) return record;
          const { delivery: _, ...rest } = record;
          return rest;
        },
      };
    },
  },

  "returns an empty value for an unknown state key": {
    caughtBy: ["returns undefined for an unknown state key"],
    change: ({ state }) => ({
      state: { ...state, get: async (key) => (await state.get(key)) ?? "" },
    }),
  },

  "stores state values as UTF-8": {
    caughtBy: ["returns the last value of a state key, exactly"],
    change: ({ state }) => ({
      state: { ...state, set: (key, value) => state.set(key, Buffer.from(value).toString()) },
    }),
  },

  "trims state keys": {
    caughtBy: ["distinguishes state keys by case and whitespace"],
    change: ({ state }) => ({
      state: {
        ...state,
        get: (key) => state.get(key.trim()),
        set: (key, value) => state.set(key.trim(), value),
      },
    }),
  },

  "deletes the state with done events": {
    caughtBy: ["keeps state when events are pruned and does not count it as events"],
    change({ prune, state }) {
      let isDeleted = false;
      return {
        async prune(doneBefore) {
          isDeleted = true;
          return prune(doneBefore);
        },
        state: { ...state, get: async (key) => (isDeleted ? undefined : state.get(key)) },
      };
    },
  },
};
