import { deepEqual, equal } from "node:assert/strict";
import { type StoreCase, start, storeAs } from "./fixtures.js";

/** The key–value state. */
export const keyValueStateCases: readonly StoreCase[] = [
  {
    name: "returns undefined for an unknown state key",
    async check(store) {
      equal(await store.state.get("nothing"), undefined);
    },
  },
  {
    name: "returns the last value of a state key, exactly",
    async check(store) {
      const text = 'a "quoted" line\nand \u0000 and \ud800 and 漢';
      await store.state.set("note", "before");
      await store.state.set("note", text);
      equal(await store.state.get("note"), text);
    },
  },
  {
    name: "distinguishes state keys by case and whitespace",
    async check(store) {
      for (const name of ["a", "A", " a", ""]) await store.state.set(name, `note ${name}`);
      equal(await store.state.get("a"), "note a");
      equal(await store.state.get("A"), "note A");
      equal(await store.state.get(" a"), "note  a");
      equal(await store.state.get(""), "note ");
    },
  },
  {
    name: "keeps state when events are pruned and does not count it as events",
    async check(store) {
      await store.state.set("note", "kept");
      await storeAs(store, "done", "a");
      await store.prune(start + 1);
      equal(await store.state.get("note"), "kept");
      deepEqual(await store.list({}), []);
    },
  },
];
