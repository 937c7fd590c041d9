import { deepEqual, equal } from "node:assert/strict";
import { bring, type StoreCase, start } from "./stage.js";

/** What a store keeps besides events. */
export const notesCases: readonly StoreCase[] = [
  {
    name: "recalls nothing under a name that nothing was remembered under",
    async check(store) {
      equal(await store.recall("nothing"), undefined);
    },
  },
  {
    name: "recalls the text that was remembered last, exactly",
    async check(store) {
      const text = 'a "quoted" line\nand \u0000 and \ud800 and 漢';
      await store.remember("note", "before");
      await store.remember("note", text);
      equal(await store.recall("note"), text);
    },
  },
  {
    name: "keeps notes apart by their names, also by case and blanks",
    async check(store) {
      for (const name of ["a", "A", " a", ""]) await store.remember(name, `note ${name}`);
      equal(await store.recall("a"), "note a");
      equal(await store.recall("A"), "note A");
      equal(await store.recall(" a"), "note  a");
      equal(await store.recall(""), "note ");
    },
  },
  {
    name: "keeps notes when it forgets events, and counts none as an event",
    async check(store) {
      await store.remember("note", "kept");
      await bring(store, "done", "a");
      await store.prune(start + 1);
      equal(await store.recall("note"), "kept");
      deepEqual(await store.list({}), []);
    },
  },
];
