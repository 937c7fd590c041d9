import { deepEqual, equal } from "node:assert/strict";
import { type StoreCases, start, storeAs } from "./fixtures.js";

/** The key–value state. */
export const keyValueStateCases: StoreCases = {
  async "returns undefined for an unknown state key"(store) {
    equal(await store.state.get("nothing"), undefined);
  },

  async "returns the last value of a state key, exactly"(store) {
    const text = 'a "quoted" line\nand \u0000 and \ud800 and 漢';
    await store.state.set("note", "before");
    await store.state.set("note", text);
    equal(await store.state.get("note"), text);
  },

  async "distinguishes state keys by case and whitespace"(store) {
    for (const name of ["a", "A", " a", ""]) await store.state.set(name, `note ${name}`);
    equal(await store.state.get("a"), "note a");
    equal(await store.state.get("A"), "note A");
    equal(await store.state.get(" a"), "note  a");
    equal(await store.state.get(""), "note ");
  },

  async "sets a state key on its expected value only"({ state }) {
    const [one, two] = ['a "quoted"\nline', "\u0000 and \ud800"];
    equal(await state.compareAndSet("note", one, two), false);
    equal(await state.compareAndSet("note", undefined, one), true);
    equal(await state.compareAndSet("note", undefined, two), false);
    equal(await state.compareAndSet("note", two, two), false);
    equal(await state.get("note"), one);
    equal(await state.compareAndSet("note", one, two), true);
    equal(await state.compareAndSet("note", two, two), true);
    equal(await state.compareAndSet("", undefined, one), true);
    deepEqual([await state.get("note"), await state.get("")], [two, one]);
  },

  async "keeps state when events are pruned and does not count it as events"(store) {
    await store.state.set("note", "kept");
    await storeAs(store, "done", "a");
    await store.prune(start + 1);
    equal(await store.state.get("note"), "kept");
    deepEqual(await store.list({}), []);
  },
};
