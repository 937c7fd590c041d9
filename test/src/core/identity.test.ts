import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { digest, equalSecrets, eventId } from "@vod-events/core/provider";
import fc from "fast-check";

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

describe("a digest", () => {
  it("is of the JSON of a text, whatever is in it", () => {
    for (const text of ["", "plain ~", '"', "\\", "\n", "\u007f", "é", "\ud800", "中"]) {
      assert.equal(digest(text), sha256(JSON.stringify(text)), JSON.stringify(text));
    }
    const texts = fc.string({ unit: "binary" });
    fc.assert(fc.property(texts, (text) => digest(text) === sha256(JSON.stringify(text))));
  });

  it("is of members in the order of their names, less those that say nothing", () => {
    const value = { b: 1, a: ["x", null], "c\n": true, none: null, empty: "", not: undefined };
    assert.equal(digest(value), sha256('{"a":["x",null],"b":1,"c\\n":true}'));
    assert.equal(digest({ none: null, z: {} }), sha256('{"z":{}}'));
  });
});

describe("the id of an event", () => {
  it("escapes what separates its facts", () => {
    assert.equal(eventId("acme", "a:b", "", "100%"), "acme:a%3Ab::100%25");
  });
});

describe("comparing secrets", () => {
  it("tells texts apart by their bytes, also of other lengths", () => {
    assert.equal(equalSecrets("ключ", "ключ"), true);
    assert.equal(equalSecrets("", ""), true);
    for (const other of ["", "ke", "keyy", "kez", "kéy"]) {
      assert.equal(equalSecrets("key", other), false, other);
    }
  });
});
