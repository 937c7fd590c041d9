import assert from "node:assert/strict";
import type { EntryCursor, EntryFilter } from "@vod-events/core/inbox";
import { entry, idOf, namesOf, type StoreCases, start, storeAs } from "./fixtures.js";

const at = (milliseconds: number) => new Date(start + milliseconds);

/** The filters, and the names of the matching entries. */
const filters: readonly (readonly [EntryFilter, readonly string[]])[] = [
  [{}, ["waiting", "running", "dead", "done"]],
  [{ ids: undefined, limit: undefined }, ["waiting", "running", "dead", "done"]],
  [{ ids: [idOf("done"), idOf("nobody"), idOf("dead")] }, ["dead", "done"]],
  [{ ids: [] }, []],
  [{ states: ["done", "running"] }, ["running", "done"]],
  [{ states: [] }, []],
  [{ types: ["media.deleted"] }, ["dead"]],
  [{ types: ["unknown"] }, []],
  [{ provider: "other" }, ["waiting"]],
  [{ since: at(2) }, ["waiting", "running"]],
  [{ before: at(2) }, ["dead", "done"]],
  [{ since: at(1), before: at(3) }, ["running", "dead"]],
  [{ limit: 2 }, ["waiting", "running"]],
  [{ limit: 0 }, []],
  [{ states: ["done", "dead"], types: ["media.uploaded"], provider: "acme" }, ["done"]],
];

/** The listing and statistics of a store. */
export const listingCases: StoreCases = {
  async "lists the events that match a filter, newest received first"(store) {
    await storeAs(store, "done", "done", { after: 0 });
    await storeAs(store, "dead", "dead", { after: 1, type: "media.deleted" });
    await storeAs(store, "running", "running", { after: 2 });
    await storeAs(store, "waiting", "waiting", { after: 3, provider: "other" });
    for (const [filter, names] of filters) {
      assert.deepEqual(namesOf(await store.list(filter)), names, JSON.stringify(filter));
      const limited = await store.list({ limit: 10, ...filter });
      assert.deepEqual(namesOf(limited), names, `limited: ${JSON.stringify(filter)}`);
    }
  },

  async "lists events with the same time of receipt in reverse order of their puts"(store) {
    await store.put([entry("a"), entry("b")]);
    await store.put([entry("c")]);
    assert.deepEqual(namesOf(await store.list({})), ["c", "b", "a"]);
  },

  async "pages through entries by a cursor, also those of the same time of receipt"(store) {
    await storeAs(store, "dead", "d", { after: 1 });
    await store.put([entry("a"), entry("b"), entry("c")]);
    const pages: string[] = [];
    let after: EntryCursor | undefined;
    for (;;) {
      const page = await store.list({ after, limit: 2 });
      if (page.length === 0) break;
      pages.push(namesOf(page).join(" "));
      after = page.at(-1);
    }
    assert.deepEqual(pages, ["d c", "b a"]);
  },

  async "pages on from an entry that no longer exists without skipping one"(store) {
    await store.put([entry("a"), entry("b"), entry("c", { after: 1 })]);
    const after = { id: idOf("gone"), receivedAt: at(0) };
    assert.deepEqual(namesOf(await store.list({ after })), ["b", "a"]);
    assert.deepEqual(namesOf(await store.list({ after, states: ["dead"] })), []);
  },

  async "returns summaries with the defined members only"(store) {
    await store.put([entry("a", { mediaId: "m" }), entry("b")]);
    const [b, a] = await store.list({});
    const shown = { state: "waiting", provider: "acme", type: "media.uploaded", attempts: 0 };
    const times = { receivedAt: at(0), dueAt: at(0) };
    assert.deepEqual({ ...a }, { id: idOf("a"), mediaId: "m", ...shown, ...times });
    assert.deepEqual({ ...b }, { id: idOf("b"), ...shown, ...times });
  },

  async "returns undefined for an unknown event"(store) {
    assert.equal(await store.get(idOf("a")), undefined);
    assert.deepEqual(await store.list({}), []);
  },

  async "stores undecodable messages as dead letters with unique ids"(store) {
    const message = {
      provider: "acme",
      receivedAt: at(1),
      problems: ["expected text", "found \u0000"],
      json: { a: [1, "\ud83c", null], deep: { b: true } },
    };
    await store.storeUndecodable(message);
    await store.storeUndecodable(message);
    const dead = await store.list({ states: ["dead"] });
    assert.equal(new Set(dead.map(({ id }) => id)).size, 2);
    const [first] = dead;
    assert.deepEqual([first?.type, first?.attempts, first?.provider], [undefined, 0, "acme"]);
    const record = await store.get(first?.id ?? "");
    assert.deepEqual(record?.undecodable, message);
    assert.deepEqual([record?.event, record?.history], [undefined, []]);
    assert.deepEqual(await store.list({ types: ["media.uploaded", "unknown"] }), []);
  },

  async "counts entries by state and returns the oldest open one's time of receipt"(store) {
    assert.deepEqual(await store.stats(), { waiting: 0, running: 0, done: 0, dead: 0 });
    await storeAs(store, "done", "a", { after: 0 });
    await storeAs(store, "dead", "b", { after: 1 });
    await storeAs(store, "running", "c", { after: 2 });
    await storeAs(store, "waiting", "d", { after: 3 });
    await storeAs(store, "waiting", "e", { after: 4 });
    const counts = { waiting: 2, running: 1, done: 1, dead: 1 };
    assert.deepEqual(await store.stats(), { ...counts, oldestOpenAt: at(2) });
  },

  async "can be closed twice"(store) {
    await store.put([entry("a")]);
    await store.close();
    await store.close();
  },
};
