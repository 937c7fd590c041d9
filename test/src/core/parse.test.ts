import assert from "node:assert/strict";
import { decodeEvent, parseJson } from "@vod-events/core/provider";
import fc from "fast-check";
import { acme, acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

function parse(text: string | Uint8Array): unknown {
  const result = parseJson(typeof text === "string" ? Buffer.from(text) : text);
  return result.ok ? result.value : result.reason;
}

describe("parseJson", () => {
  it("returns unsafe integers as strings", () => {
    assert.deepEqual(
      parse('{"id":5285485487985271490,"ids":[-9007199254740993, 18446744073709551615]}'),
      { id: "5285485487985271490", ids: ["-9007199254740993", "18446744073709551615"] },
    );
  });

  it("keeps safe numbers beside unsafe ones", () => {
    assert.deepEqual(
      parse('{"a":9007199254740991,"b":-9007199254740991,"c":1.5,"d":1e3,"e":9007199254740993}'),
      { a: 9007199254740991, b: -9007199254740991, c: 1.5, d: 1000, e: "9007199254740993" },
    );
  });

  it("keeps fractions and exponents as numbers", () => {
    const long = '[12345678901234567.5,1e25,12345678901234567e-3,{"a":9007199254740993}]';
    assert.deepEqual(parse(long), [
      Number("12345678901234567.5"),
      1e25,
      Number("12345678901234567e-3"),
      { a: "9007199254740993" },
    ]);
  });

  it("keeps digits in strings and names", () => {
    const value = { "x:1234567890123456789": "[5285485487985271490, \\" };
    assert.deepEqual(parse(JSON.stringify(value)), value);
  });

  for (const large of ["", ',"id":9007199254740993']) {
    const path = large === "" ? "fast" : "slow";
    it(`uses the last of duplicate names on the ${path} path`, () => {
      const { a } = parse(`{"a":1,"a":{"b":2}${large}}`) as { a: unknown };
      assert.deepEqual(a, { b: 2 });
    });

    it(`treats __proto__ as an ordinary member on the ${path} path`, () => {
      const value = parse(`{"__proto__":{"admin":true}${large}}`) as object;
      assert.equal(Object.getPrototypeOf(value), Object.prototype);
      assert.ok(Object.hasOwn(value, "__proto__"));
      assert.equal("admin" in value, false);
    });

    it(`keeps a lone surrogate on the ${path} path`, () => {
      const { a } = parse(`{"a":"\\ud800"${large}}`) as { a: unknown };
      assert.equal(a, "\ud800");
    });
  }

  it("skips a byte order mark", () => {
    assert.deepEqual(parse("\ufeff{}"), {});
  });

  for (const [what, body, reason] of [
    ["nothing", "", "the body is empty"],
    ["white space", " \n", "the body is not JSON"],
    ["half of an object", '{"canary":1', "the body is not JSON"],
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "the body is not UTF-8"],
    ["UTF-16", Buffer.from("{}", "utf16le"), "the body is not JSON"],
    ["a number with a leading zero", "[01]", "the body is not JSON"],
    ["a bare name", "{12345678901234567:1}", "the body is not JSON"],
  ] as const) {
    it(`names the problem with ${what} without quoting it`, () => {
      assert.equal(parse(body), reason);
    });
  }

  it("returns the same as JSON.parse except for unsafe integers", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        fc.pre(!/\d{16}/.test(text));
        assert.deepEqual(parse(text), JSON.parse(text));
        const withLarge = `{"large":9007199254740993,"rest":${text}}`;
        assert.deepEqual(parse(withLarge), { large: "9007199254740993", rest: JSON.parse(text) });
      }),
    );
  });
});

describe("the nesting limit", () => {
  function nested(depth: number): string {
    return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  }

  it("rejects deep JSON before an adapter sees it", async () => {
    for (const depth of [101, 100_000]) {
      const { vod } = application();
      const rejections = recordDiagnostics(vod, "rejected");
      const reply = await vod.receive(acmeRequest(nested(depth)));
      assert.equal(reply.status, 422);
      assert.deepEqual(rejections[0]?.diagnostic.problems, [
        "the event is nested deeper than 100 levels",
      ]);
    }
  });

  it("rejects deep JSON with an unsafe integer", async () => {
    const { vod } = application();
    const body = `{"large":9007199254740993,"deep":${nested(100_000)}}`;
    assert.equal((await vod.receive(acmeRequest(body))).status, 400);
  });

  it("is 100 levels", () => {
    const decode = (depth: number) => decodeEvent(acme(), JSON.parse(nested(depth))).ok;
    assert.deepEqual([decode(100), decode(101)], [true, false]);
  });
});
