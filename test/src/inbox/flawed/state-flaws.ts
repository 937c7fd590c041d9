import type { StoreFlaws } from "./store-flaw.js";

/** Flaws of the key–value state. */
export const stateFlaws: StoreFlaws = {
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

  "sets a state key that is not set on any expected value": {
    caughtBy: ["sets a state key on its expected value only"],
    change: ({ state }) => ({
      state: {
        ...state,
        async compareAndSet(key, expected, value) {
          const current = await state.get(key);
          return state.compareAndSet(key, current && expected, value);
        },
      },
    }),
  },

  "compares and sets a state key in two steps": {
    caughtBy: ["sets a state key once when two stores race on the same value"],
    change: ({ state }) => ({
      state: {
        ...state,
        async compareAndSet(key, expected, value) {
          if ((await state.get(key)) !== expected) return false;
          await state.set(key, value);
          return true;
        },
      },
    }),
  },
};
