import assert from "node:assert/strict";
import type { NewEntry } from "@vod-events/core/inbox";
import { entry, idOf, namesOf } from "../store-cases/fixtures.js";
import type { Cluster, InboxCases } from "./cluster.js";
import { failPermanently, type Machine } from "./machine.js";

/** Inspection of an inbox, and redriving dead letters. */
export const adminCases: InboxCases = {
  async "returns the full record of a dead letter"(cluster) {
    const delivery = { body: Uint8Array.of(0, 255), headers: { "x-odd": "\u00e9" } };
    const received = entry("a", { mediaId: "m", delivery });
    const machine = await withDead(cluster, received);
    const record = await machine.admin.get(idOf("a"));
    assert.deepEqual(record?.event, received.event);
    assert.deepEqual(record?.integrity, received.integrity);
    assert.deepEqual(record?.receivedAt, received.receivedAt);
    assert.deepEqual([...(record?.delivery?.body ?? [])], [0, 255]);
    assert.deepEqual(record?.delivery?.headers, delivery.headers);
    assert.deepEqual([record?.state, record?.attempts, record?.mediaId], ["dead", 1, "m"]);
    assert.deepEqual(
      record?.history.map(({ error }) => error),
      ["Error: no"],
    );
    assert.equal(await machine.admin.get(idOf("unknown")), undefined);
  },

  async "lists the dead letters that match a filter"(cluster) {
    const machine = await withDead(
      cluster,
      entry("a", { after: 1 }),
      entry("b", { after: 2, type: "media.deleted" }),
      entry("c", { after: 3, provider: "other" }),
    );
    const list = async (filter: object) =>
      namesOf(await machine.admin.list({ states: ["dead"], ...filter }));
    assert.deepEqual(await list({}), ["c", "b", "a"]);
    assert.deepEqual(await list({ limit: 2 }), ["c", "b"]);
    const [, after] = await machine.admin.list({ states: ["dead"] });
    assert.deepEqual(await list({ after }), ["a"]);
    assert.deepEqual(await list({ after, types: ["media.deleted"] }), []);
    assert.deepEqual(await list({ types: ["media.deleted"] }), ["b"]);
    assert.deepEqual(await list({ provider: "other" }), ["c"]);
    assert.deepEqual(await list({ ids: [idOf("a"), idOf("d")] }), ["a"]);
    assert.deepEqual(await list({ since: entry("x", { after: 2 }).receivedAt }), ["c", "b"]);
    assert.deepEqual(await list({ before: entry("x", { after: 2 }).receivedAt }), ["a"]);
  },

  async "redrives the dead letters that match a filter"(cluster) {
    const machine = await withDead(
      cluster,
      entry("a"),
      entry("b"),
      entry("c", { type: "media.deleted" }),
    );
    machine.handler = () => {};
    assert.equal(await machine.admin.redrive({ ids: [] }), 0);
    assert.equal(await machine.admin.redrive({ ids: [idOf("b"), idOf("unknown")] }), 1);
    assert.equal(await machine.admin.redrive({ types: ["media.deleted"] }), 1);
    await cluster.until("two events are handled", () => machine.runs.length >= 5);
    await cluster.quiet();
    assert.deepEqual(
      machine.runs
        .slice(3)
        .map(({ name }) => name)
        .toSorted(),
      ["b", "c"],
    );
    assert.deepEqual(namesOf(await machine.admin.list({ states: ["dead"] })), ["a"]);
  },

  async "handles a dead letter once that is redriven twice"(cluster) {
    const machine = await withDead(cluster, entry("a"));
    machine.handler = () => {};
    await Promise.all([machine.admin.redrive({}), machine.admin.redrive({})]);
    await cluster.until("the event is handled", () => machine.runs.length >= 2);
    await cluster.quiet();
    assert.equal(await machine.admin.redrive({}), 0);
    assert.deepEqual(await cluster.finalRuns(), ["a 1", "a 1"]);
  },

  async "keeps undecodable messages as dead letters that are not redriven"(cluster) {
    const machine = await cluster.start();
    const message = {
      provider: "acme",
      receivedAt: entry("a").receivedAt,
      problems: ["expected text"],
      json: { deep: [1, null, "\ud83c"] },
    };
    await machine.inbox.storeUndecodable(message);
    await machine.inbox.storeUndecodable(message);
    const dead = await machine.admin.list({ states: ["dead"] });
    assert.deepEqual(
      dead.map(({ type, provider }) => [type, provider]),
      [
        [undefined, "acme"],
        [undefined, "acme"],
      ],
    );
    const record = await machine.admin.get(dead[0]?.id ?? "");
    assert.deepEqual(record?.undecodable, message);
    assert.equal(await machine.admin.redrive({}), 0);
    await cluster.quiet();
    assert.deepEqual([cluster.runs, (await machine.admin.stats()).dead], [[], 2]);
  },

  async "counts the events in each state"(cluster) {
    const machine = await withDead(cluster, entry("dead"));
    machine.handler = ({ name }, released) => name === "running" && released;
    const accepting = machine.accept(entry("done"), entry("running", { after: 7 }));
    const settled = async () => (await machine.admin.stats()).done === 1;
    await cluster.until("an event runs and another one is done", settled);
    await cluster.until("an event runs", () => cluster.runs.includes("running 1"));
    const { oldestOpenAt, ...counts } = await machine.admin.stats();
    assert.deepEqual(counts, { waiting: 0, running: 1, done: 1, dead: 1 });
    assert.deepEqual(oldestOpenAt, entry("running", { after: 7 }).receivedAt);
    machine.release();
    await accepting;
  },
};

/** A machine whose events are dead letters. */
async function withDead(cluster: Cluster, ...entries: readonly NewEntry[]): Promise<Machine> {
  const machine = await cluster.start({ handler: failPermanently });
  await machine.accept(...entries);
  const dead = async () => (await machine.admin.stats()).dead === entries.length;
  await cluster.until("the events are dead letters", dead);
  return machine;
}
