import assert from "node:assert/strict";
import { withoutNulls } from "@vod-events/core/provider";
import fc from "fast-check";

describe("withoutNulls", () => {
  it("returns the same value when there are no nulls", () => {
    const value = { a: [1, { b: "" }], c: {} };
    assert.equal(withoutNulls(value), value);
  });

  it("removes members at any depth and shares the rest", () => {
    const kept = { c: 1 };
    const value = { a: null, b: [{ d: null, e: 2 }, kept], kept };
    const result = withoutNulls(value) as { kept: unknown; b: readonly unknown[] };
    assert.deepEqual(result, { b: [{ e: 2 }, kept], kept });
    assert.deepEqual([result.kept, result.b[1]], [kept, kept]);
    assert.deepEqual(value.b[0], { d: null, e: 2 });
  });

  it("keeps null items of a list", () => {
    const list = [null, { a: null }, 3];
    assert.deepEqual(withoutNulls({ list }), { list: [null, {}, 3] });
  });

  it("treats __proto__ as an ordinary member", () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":null,"b":1},"c":null}');
    assert.equal(JSON.stringify(withoutNulls(value)), '{"__proto__":{"b":1}}');
  });

  it("equals JSON.parse with a reviver, in the same order", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const omitted: unknown = JSON.parse(text, function (this: unknown, _key, member: unknown) {
          return member === null && !Array.isArray(this) ? undefined : member;
        });
        fc.pre(text.trim() !== "null");
        assert.equal(JSON.stringify(withoutNulls(JSON.parse(text))), JSON.stringify(omitted));
      }),
    );
  });
});
