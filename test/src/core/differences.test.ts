import assert from "node:assert/strict";
import { type Differences, differencesOf } from "@vod-events/core/provider";

const cases: readonly [string, unknown, unknown, Partial<Differences>][] = [
  ["the same", { a: [1, { b: "c" }] }, { a: [1, { b: "c" }] }, {}],
  ["what is not claimed", { a: 1 }, { a: 1, b: { c: 2 } }, { unexpected: ["b.c"] }],
  ["another value", { a: { b: 1 } }, { a: { b: 2 } }, { changed: ["a.b"] }],
  ["another kind of value", { a: { b: 1 } }, { a: 1 }, { changed: ["a"] }],
  ["a list that is longer or shorter", { a: [1] }, { a: [1, 2] }, { changed: ["a"] }],
  ["an item of a list", { a: [1, 2] }, { a: [1, 3] }, { changed: ["a[1]"] }],
  ["a missing field", { a: { b: 1, c: [2] }, d: 3 }, { d: 3 }, { missing: ["a.b", "a.c"] }],
  ["a null field", { a: 1, b: null }, { a: null }, { missing: ["a"] }],
  ["a URL that is signed anew", "https://a.example/b?x=1#c", "https://a.example/b?x=2", {}],
  [
    "a URL of another path",
    { a: "https://a.example/b" },
    { a: "https://a.example/c" },
    { changed: ["a"] },
  ],
  [
    "a URL of another host",
    { a: "https://a.example/b" },
    { a: "https://b.example/b" },
    { changed: ["a"] },
  ],
  [
    "a URL of another user",
    { a: "https://b@a.example/" },
    { a: "https://a.example/" },
    { changed: ["a"] },
  ],
  ["a text that only looks like a URL", { a: "x?1" }, { a: "x?2" }, { changed: ["a"] }],
];

describe("differencesOf", () => {
  for (const [name, claimed, reported, differences] of cases) {
    it(`returns ${JSON.stringify(differences)} for ${name}`, () => {
      const expected = { changed: [], missing: [], unexpected: [], ...differences };
      assert.deepEqual(differencesOf(claimed, reported), expected);
    });
  }
});
