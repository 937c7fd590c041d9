import assert from "node:assert/strict";
import { add, type MediaChecks, recordOf, stateOf, timeOf } from "./media-fixtures.js";
import { subscribed } from "./subscription.js";

/** Several stores of media states on the same data. */
export const mediaSharingChecks: MediaChecks = {
  async "reads the media states of a store on the same data that is closed"({ media, reopen }) {
    await add(media, [stateOf("a"), stateOf("b", { status: "ready" })], 5);
    const before = await media.list({});
    const after = await reopen();
    assert.deepEqual(await after.list({}), before);
  },

  async "writes a media state once when two stores race on the same version"({ media, share }) {
    const stores = [media, await share()];
    const state = stateOf("a");
    let expectedVersion = 0;
    for (let round = 0; round < 10; round += 1) {
      const write = { state, expectedVersion, changedAt: timeOf(round) };
      const racing = [...stores, ...stores].map((store) => store.write([write]));
      const results = (await Promise.all(racing)).flat();
      assert.equal(results.filter(Boolean).length, 1, `round ${round}`);
      const { version } = await recordOf(media, state);
      assert.notEqual(version, expectedVersion);
      expectedVersion = version;
    }
  },

  async "writes the media states of two stores in opposite orders"({ media, share }) {
    const other = await share();
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    const changedAt = timeOf(0);
    const writes = ids.map((id) => ({ state: stateOf(id), expectedVersion: 0, changedAt }));
    for (let round = 0; round < 4; round += 1) {
      const [one, two] = await Promise.all([media.write(writes), other.write(writes.toReversed())]);
      const mirrored = two.toReversed();
      assert.ok(one.every((isWritten, index) => isWritten !== mirrored[index]));
      const records = await media.read(writes.map(({ state }) => state));
      for (const [index, write] of writes.entries()) {
        write.expectedVersion = records[index]?.version ?? 0;
      }
    }
  },

  async "notifies another store of written media states, if its engine sends notifications"({
    media,
    share,
  }) {
    if (media.subscribe === undefined) return;
    const other = await share();
    const { afterwards } = await subscribed(media);
    for (const id of ["a", "b \u0000 \ud800 \u6f22"]) {
      const [keys] = await afterwards(() => add(other, [stateOf(id)]));
      if (keys !== undefined) assert.deepEqual(keys, [{ provider: "acme", mediaId: id }]);
    }
  },

  async "notifies another store of many written media states, if its engine sends notifications"({
    media,
    share,
  }) {
    if (media.subscribe === undefined) return;
    const other = await share();
    const { afterwards } = await subscribed(media);
    const states = Array.from({ length: 500 }, (_, index) => stateOf(`media number ${index}`));
    const [keys] = await afterwards(() => add(other, states));
    if (keys !== undefined) assert.equal(keys.length, states.length);
  },

  async "sends no notification of media states to a store that is closed"({ media, share, close }) {
    if (media.subscribe === undefined) return;
    const [other, third] = [await share(), await share()];
    const closed = await subscribed(media);
    const { afterwards } = await subscribed(third);
    await afterwards(() => add(other, [stateOf("a")]));
    await close();
    const before = closed.calls();
    await afterwards(() => add(other, [stateOf("b")]));
    assert.equal(closed.calls(), before);
  },
};
