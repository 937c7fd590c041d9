import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { digest, equalSecrets, eventId } from "@vod-events/core/provider";
import fc from "fast-check";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

describe("digest", () => {
  it("hashes the JSON of any text", () => {
    for (const text of ["", "plain ~", '"', "\\", "\n", "\u007f", "é", "\ud800", "中"]) {
      assert.equal(digest(text), sha256(JSON.stringify(text)), JSON.stringify(text));
    }
    const texts = fc.string({ unit: "binary" });
    fc.assert(fc.property(texts, (text) => digest(text) === sha256(JSON.stringify(text))));
  });

  it("ignores the order of members and empty members", () => {
    const value = { b: 1, a: ["x", null], "c\n": true, none: null, empty: "", not: undefined };
    assert.equal(digest(value), sha256('{"a":["x",null],"b":"1","c\\n":true}'));
    assert.equal(digest({ none: null, z: {} }), sha256('{"z":{}}'));
  });

  it("is the same for a number and its text", () => {
    assert.equal(digest({ a: 12, b: [1.5] }), digest({ a: "12", b: ["1.5"] }));
    assert.notEqual(digest({ a: true }), digest({ a: "true" }));
  });
});

describe("eventId", () => {
  it("escapes separators in facts", () => {
    assert.equal(eventId("acme", "a:b", "", "100%"), "acme:a%3Ab::100%25");
  });
});

describe("equalSecrets", () => {
  it("compares texts of any length by their bytes", () => {
    assert.equal(equalSecrets("ключ", "ключ"), true);
    assert.equal(equalSecrets("", ""), true);
    for (const other of ["", "ke", "keyy", "kez", "kéy"]) {
      assert.equal(equalSecrets("key", other), false, other);
    }
  });
});
