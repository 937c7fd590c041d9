import assert from "node:assert/strict";
import type { MediaCursor, MediaDeletion, MediaFilter, MediaStore } from "@vod-events/core/inbox";
import { add, idsOf, type MediaChecks, recordOf, stateOf, timeOf } from "./media-fixtures.js";

/** The filters, and the ids of the matching media. */
const filters: readonly (readonly [MediaFilter, readonly string[]])[] = [
  [{}, ["d", "c", "b", "a"]],
  [{ provider: undefined, statuses: undefined, limit: undefined }, ["d", "c", "b", "a"]],
  [{ provider: "other" }, ["c"]],
  [{ provider: "nobody" }, []],
  [{ statuses: ["ready", "deleted"] }, ["d", "b"]],
  [{ statuses: [] }, []],
  [{ since: timeOf(2) }, ["d", "c"]],
  [{ limit: 3 }, ["d", "c", "b"]],
  [{ limit: 0 }, []],
  [{ provider: "acme", statuses: ["uploaded", "ready"], since: timeOf(0) }, ["d", "a"]],
];

/** The deletions, and the ids of the media that remain. */
const deletions: readonly (readonly [MediaDeletion, readonly string[]])[] = [
  [{ provider: "nobody" }, ["d", "c", "b", "a"]],
  [{ statuses: [] }, ["d", "c", "b", "a"]],
  [{ changedBefore: timeOf(0) }, ["d", "c", "b", "a"]],
  [{ statuses: ["deleted"], changedBefore: timeOf(2) }, ["d", "c", "a"]],
  [{ changedBefore: timeOf(2) }, ["d", "c"]],
  [{ provider: "other" }, ["d"]],
  [{}, []],
];

/** Listing and deletion of media states. */
export const mediaListingChecks: MediaChecks = {
  async "lists the media states that match a filter, last changed first"({ media }) {
    await addFour(media);
    for (const [filter, ids] of filters) {
      assert.deepEqual(idsOf(await media.list(filter)), ids, JSON.stringify(filter));
    }
    const [first] = await media.list({});
    assert.deepEqual(first, await recordOf(media, stateOf("d")));
  },

  async "lists a media state by the time of its last change"({ media }) {
    await addFour(media);
    const { version: expectedVersion } = await recordOf(media, stateOf("a"));
    await media.write([{ state: stateOf("a"), expectedVersion, changedAt: timeOf(9) }]);
    assert.deepEqual(idsOf(await media.list({ since: timeOf(3) })), ["a", "d"]);
  },

  async "pages through media states by a cursor, also those of the same time"({ media }) {
    await add(media, [stateOf("z")], 1);
    await add(media, [stateOf("b"), stateOf("a"), stateOf("c", { provider: "aaa" })]);
    const pages: string[] = [];
    let after: MediaCursor | undefined;
    for (;;) {
      const page = await media.list({ after, limit: 2 });
      const last = page.at(-1);
      if (last === undefined) break;
      pages.push(idsOf(page).join(" "));
      after = { ...last.state, changedAt: last.changedAt };
    }
    assert.deepEqual(pages, ["z c", "a b"]);
    assert.deepEqual(
      idsOf(await media.list({ after: { ...stateOf("aa"), changedAt: timeOf(0) } })),
      ["b"],
    );
  },

  async "deletes the media states that match, and no others"({ media }) {
    await addFour(media);
    let before = 4;
    for (const [deletion, ids] of deletions) {
      const expected = JSON.stringify(deletion);
      assert.equal(await media.delete(deletion), before - ids.length, expected);
      assert.deepEqual(idsOf(await media.list({})), ids, expected);
      before = ids.length;
    }
    assert.deepEqual(await media.read([stateOf("a")]), [undefined]);
  },

  async "does not use the version of a deleted media state again"({ media }) {
    const state = stateOf("a");
    await add(media, [state]);
    const { version } = await recordOf(media, state);
    await media.delete({});
    await add(media, [state]);
    assert.notEqual((await recordOf(media, state)).version, version);
    const late = { state, expectedVersion: version, changedAt: timeOf(1) };
    assert.deepEqual(await media.write([late]), [false]);
  },
};

async function addFour(media: MediaStore): Promise<void> {
  await add(media, [stateOf("a")], 0);
  await add(media, [stateOf("b", { status: "deleted" })], 1);
  await add(media, [stateOf("c", { provider: "other", status: "failed" })], 2);
  await add(media, [stateOf("d", { status: "ready" })], 3);
}
