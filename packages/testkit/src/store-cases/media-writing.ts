import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { add, type MediaChecks, recordOf, stateOf, timeOf } from "./media-fixtures.js";

const oddIds = [
  "",
  "a",
  "A",
  " a",
  "a ",
  "a.b",
  "a/b",
  "a:b",
  'a"b',
  "a\\b",
  "a\nb",
  "a\u0000b",
  "\ud800",
  "\ud801",
  "\u6f22",
  "*",
  ">",
  "%",
  "__proto__",
  "constructor",
  randomBytes(6000).toString("base64"),
];

/** Reading and writing of media states. */
export const mediaWritingChecks: MediaChecks = {
  async "reads undefined where a media has no state, in the order of the keys"({ media }) {
    const [a, b, c] = [stateOf("a"), stateOf("b"), stateOf("c")];
    assert.deepEqual(await media.read([]), []);
    await add(media, [c, a]);
    const read = await media.read([a, b, c]);
    assert.deepEqual(
      read.map((record) => record?.state),
      [a, undefined, c],
    );
  },

  async "reads a written media state with all its fields"({ media }) {
    const odd = 'a "quoted" line\nand \u0000 and \ud800 and \u6f22';
    const state = {
      ...stateOf("a", { unknownEvents: ["acme:1", odd] }),
      tasks: JSON.parse('{ "__proto__": { "value": 1 } }'),
    };
    await add(media, [state], 1500);
    const { version, ...rest } = await recordOf(media, state);
    assert.deepEqual(rest, { state, changedAt: timeOf(1500) });
    assert.ok(version > 0, `the version is ${version}`);
    assert.deepEqual(Object.keys(rest.state.tasks), ["__proto__"]);
  },

  async "writes a media state on the stored version only"({ media }) {
    const [one, two] = [stateOf("a"), stateOf("a", { status: "ready" })];
    const changedAt = timeOf(1);
    const write = async (state: typeof one, expectedVersion: number) =>
      (await media.write([{ state, expectedVersion, changedAt }]))[0];
    assert.equal(await write(one, 7), false);
    assert.deepEqual(await media.read([one]), [undefined]);
    assert.equal(await write(one, 0), true);
    const first = await recordOf(media, one);
    assert.equal(await write(two, 0), false);
    assert.equal(await write(two, first.version + 1), false);
    assert.deepEqual(await recordOf(media, one), first);
    assert.equal(await write(two, first.version), true);
    const second = await recordOf(media, one);
    assert.deepEqual(second.state, two);
    assert.notEqual(second.version, first.version);
    assert.equal(await write(one, first.version), false);
  },

  async "writes each media state of a call, whatever happens to the others"({ media }) {
    assert.deepEqual(await media.write([]), []);
    await add(media, [stateOf("b")]);
    const known = await recordOf(media, stateOf("b"));
    const changedAt = timeOf(1);
    const writes = [
      { state: stateOf("a"), expectedVersion: 0, changedAt },
      { state: stateOf("b", { status: "ready" }), expectedVersion: known.version, changedAt },
      { state: stateOf("c"), expectedVersion: known.version, changedAt },
      { state: stateOf("d"), expectedVersion: 0, changedAt },
    ];
    assert.deepEqual(await media.write(writes), [true, true, false, true]);
    const read = await media.read(writes.map(({ state }) => state));
    assert.deepEqual(
      read.map((record) => record?.state.status),
      ["uploaded", "ready", undefined, "uploaded"],
    );
  },

  async "keeps media apart whose ids or providers look alike"({ media }) {
    const states = [
      ...oddIds.map((id) => stateOf(id, { unknownEvents: [`of ${id}`] })),
      ...oddIds.slice(0, -1).map((id) => stateOf("a", { provider: `acme${id}` })),
      stateOf("b:c", { provider: "a" }),
      stateOf("c", { provider: "a:b" }),
    ].filter(({ provider, mediaId }) => provider !== "acme" || mediaId !== "a");
    await add(media, states);
    const read = await media.read(states);
    assert.deepEqual(
      read.map((record) => record?.state),
      states,
    );
    assert.equal((await media.list({})).length, states.length);
  },

  async "stores a media state of 1 MB"({ media }) {
    const state = stateOf("a", { unknownEvents: [randomBytes(500_000).toString("hex")] });
    await add(media, [state]);
    assert.deepEqual((await recordOf(media, state)).state, state);
  },
};
