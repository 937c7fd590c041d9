import assert from "node:assert/strict";
import { withoutNulls } from "@vod-events/core/provider";
import fc from "fast-check";

describe("a value without nulls", () => {
  it("is the value itself where there are none", () => {
    const value = { a: [1, { b: "" }], c: {} };
    assert.equal(withoutNulls(value), value);
  });

  it("loses members at any depth, and shares the rest", () => {
    const kept = { c: 1 };
    const value = { a: null, b: [{ d: null, e: 2 }, kept], kept };
    const result = withoutNulls(value) as { kept: unknown; b: readonly unknown[] };
    assert.deepEqual(result, { b: [{ e: 2 }, kept], kept });
    assert.deepEqual([result.kept, result.b[1]], [kept, kept]);
    assert.deepEqual(value.b[0], { d: null, e: 2 });
  });

  it("keeps what is null in a list in its place", () => {
    const list = [null, { a: null }, 3];
    assert.deepEqual(withoutNulls({ list }), { list: [null, {}, 3] });
  });

  it("takes __proto__ for a member like any other", () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":null,"b":1},"c":null}');
    assert.equal(JSON.stringify(withoutNulls(value)), '{"__proto__":{"b":1}}');
  });

  it("is what JSON.parse leaves out with a reviver, in the same order", () => {
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
