import assert from "node:assert/strict";
import { memoryInbox } from "@vod-events/core";
import { decodeEvent, parseJson } from "@vod-events/core/provider";
import fc from "fast-check";
import { parse as parseExactly } from "lossless-json";
import { acme, acmeRequest } from "./acme.js";
import { queueOf } from "./acme-queue.js";
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

  it("returns the same as a parser that reads each number by itself", () => {
    const digits = fc.stringMatching(/^-?[1-9]\d{0,25}(\.\d{1,20})?(e[+-]?\d{1,2})?$/);
    const quoted = fc.string({ unit: "binary" }).map((text) => JSON.stringify(text));
    const { json } = fc.letrec<{ json: string }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        digits,
        quoted,
        fc.array(tie("json")).map((items) => `[${items.join(" , ")}]`),
        fc
          .array(fc.tuple(quoted, tie("json")))
          .map((members) => `{${members.map(([name, member]) => `${name} :${member}`).join()}}`),
      ),
    }));
    fc.assert(
      fc.property(json, (text) => {
        const withLarge = `[9007199254740993,${text}]`;
        assert.deepEqual(
          parse(withLarge),
          parseExactly(withLarge, null, {
            parseNumber: (number) =>
              Number.isSafeInteger(Number(number)) || !/^-?\d+$/.test(number)
                ? Number(number)
                : number,
            onDuplicateKey: ({ newValue }) => newValue,
          }),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("reads a string of a million escaped quotes beside an unsafe integer", () => {
    const text = JSON.stringify('"'.repeat(1_000_000));
    assert.deepEqual(parse(`[9007199254740993,${text}]`), ["9007199254740993", JSON.parse(text)]);
  });

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

describe("the limits of a body", () => {
  const million = 2 ** 20;
  const members = (count: number) =>
    `{${Array.from({ length: count }, (_, index) => `"m${index}":0`).join()}}`;
  const hostile: readonly (readonly [what: string, text: string, reason: RegExp])[] = [
    ["a million open brackets", "[".repeat(million), /deeper than 100 levels/],
    ["objects in objects", '{"a":'.repeat(million / 5), /deeper than 100 levels/],
    ["brackets behind a string of them", `["]]}}\\"",${"[".repeat(million)}`, /deeper/],
    ["a million empty lists", `[${"[],".repeat(million / 3)}`, /more than 100000 values/],
    ["a million empty objects", `[${"{},".repeat(million / 3)}`, /more than 100000 values/],
    ["a list of many numbers", `[${"0,".repeat(million / 2)}`, /more than 100000 values/],
    ["an object of many members", members(110_000).slice(0, -1), /more than 100000 values/],
  ];
  for (const [what, text, reason] of hostile) {
    it(`are found before the JSON is parsed: ${what}`, () => {
      // None of these is JSON, so a reason other than "the body is not JSON" means that nothing was parsed.
      assert.throws(() => JSON.parse(text), SyntaxError);
      assert.match(String(parse(text)), reason);
    });
  }

  it("allow the results of a long recognition in 1 MiB", () => {
    const result = { StartTimeOffset: 12.5, EndTimeOffset: 13.5, Confidence: 98.1, Text: "[{}]," };
    const value = { Results: Array.from({ length: 10_000 }, () => result) };
    assert.ok(JSON.stringify(value).length > 700_000);
    assert.deepEqual(parse(JSON.stringify(value)), value);
  });

  it("are exact, whatever strings contain", () => {
    const noise = fc.stringMatching(/^[[\]{}",\\:a]{0,20}$/);
    fc.assert(
      fc.property(noise, fc.integer({ min: 90, max: 110 }), fc.boolean(), (text, depth, asKey) => {
        const quoted = JSON.stringify(text);
        const filler = `[${`[${quoted}],`.repeat(2001)}0]`;
        const open = asKey ? `{${quoted}:` : `[${quoted},`;
        const deep = `${open.repeat(depth - 1)}[]${(asKey ? "}" : "]").repeat(depth - 1)}`;
        const body = `[${filler},${deep}]`;
        const expected = depth + 1 > 100 ? "the body is nested deeper than 100 levels" : undefined;
        const parsed = parse(body);
        if (expected === undefined) assert.deepEqual(parsed, JSON.parse(body));
        else assert.equal(parsed, expected);
      }),
      { numRuns: 60 },
    );
  });

  it("count up to 100,000 values", () => {
    const list = (length: number) => `[${Array.from({ length }, () => "0").join()}]`;
    assert.ok(Array.isArray(parse(list(99_999))));
    assert.match(String(parse(list(100_001))), /more than 100000 values/);
  });
});

describe("the nesting limit", () => {
  function nested(depth: number): string {
    return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  }

  it("rejects deep JSON before an adapter sees it", async () => {
    for (const depth of [101, 2000, 2001, 100_000]) {
      const { vod } = application();
      const rejections = recordDiagnostics(vod, "rejected");
      const reply = await vod.receive(acmeRequest(nested(depth)));
      assert.equal(reply.status, 400);
      const problems = ["the body is nested deeper than 100 levels"];
      assert.deepEqual(rejections[0]?.diagnostic.problems, problems);
    }
  });

  it("rejects deep JSON with an unsafe integer", async () => {
    const { vod } = application();
    const body = `{"large":9007199254740993,"deep":${nested(100_000)}}`;
    assert.equal((await vod.receive(acmeRequest(body))).status, 400);
  });

  it("moves a pulled message that is too deep to the dead letters, and no handler sees it", async () => {
    const json = JSON.parse(nested(101));
    const queue = queueOf(() => [{ handle: "h", json }]);
    const inbox = memoryInbox();
    const adapter = acme({ queue });
    const { vod, clock } = application({ adapter, inbox, callback: { mode: "pull" } });
    const recorded = recordDiagnostics(vod, "undecodable", "schema_drift", "unhandled");
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    const problems = ["the event is nested deeper than 100 levels"];
    assert.deepEqual(
      recorded.map(({ diagnostic }) => diagnostic),
      [{ provider: "acme", code: "body_not_decodable", problems, stored: true }],
    );
    const entries = await inbox.admin.list({});
    assert.deepEqual([entries.length, queue.confirms], [1, [["h"]]]);
  });

  it("is 100 levels", () => {
    const decode = (depth: number) => decodeEvent(acme(), JSON.parse(nested(depth))).ok;
    assert.deepEqual([decode(100), decode(101)], [true, false]);
  });
});
