import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { rawDelivery } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { verifyNow } from "../conformance/verify-now.js";
import { nearMisses } from "../fixtures/near-misses.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";

const provider = tencent();
const documented = [
  ["mysignkey", 1767226200, "5bd1eb25d1bddfb0a865b2a0dfa86db8"],
  ["AbCdEf0123456789", 1893456000, "02f44e31d2d3dfcc024b1b3cb11f7aed"],
  ["0123456789abcdefghijABCDEFGHIJzz", 1745900000, "765c108e31ab4f5dfe97b19ce16405c1"],
] as const;
const [key, T, Sign] = documented[0];

function verify(body: string | object, keys: readonly string[] = [key]) {
  const text = typeof body === "string" ? body : JSON.stringify({ ...newFileUpload, ...body });
  return verifyNow(
    provider,
    rawDelivery({
      body: Buffer.from(text),
      headers: {},
      url: "https://example.com/vod/tencent",
      receivedAt: new Date(0),
    }),
    keys,
  );
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

describe("tencent: signature of a push", () => {
  for (const [secret, seconds, sign] of documented) {
    it(`is valid for the key ${secret} and the end ${seconds}, and covers the time only`, () => {
      assert.deepEqual(verify({ Sign: sign, T: seconds }, [secret]), {
        status: "verified",
        covers: ["time"],
        signedAt: new Date((seconds - 600) * 1000),
        expiresAt: new Date(seconds * 1000),
      });
    });
  }

  it("is valid in upper case, and with the end as a string", () => {
    assert.equal(verify({ Sign: Sign.toUpperCase(), T: String(T) }).status, "verified");
  });

  it("hashes the digits of the end as sent", () => {
    assert.equal(verify({ Sign: md5(`${key}0099`), T: "0099" }).status, "verified");
  });

  it("is valid for any of several keys", () => {
    assert.equal(verify({ Sign, T }, ["another", key]).status, "verified");
    assert.equal(verify({ Sign, T }, [key, "another"]).status, "verified");
  });

  it("is invalid after any change of one digit", () => {
    for (const miss of nearMisses(Sign)) {
      const rejection = { status: "rejected", code: "signature_mismatch" };
      assert.deepEqual(verify({ Sign: miss, T }), rejection, miss);
    }
  });

  it("is invalid for another key, and with another end", () => {
    const mismatch = { status: "rejected", code: "signature_mismatch" };
    assert.deepEqual(verify({ Sign, T }, ["another"]), mismatch);
    assert.deepEqual(verify({ Sign, T: T + 1 }), mismatch);
  });

  it("is missing if neither part is present, or both are empty", () => {
    for (const body of [{}, { Sign: "" }, { Sign: null, T: null }, { Sign: "", T: 0 }, "[]", "7"]) {
      assert.deepEqual(verify(body), { status: "unsigned" }, JSON.stringify(body));
    }
  });

  it("is malformed if a part is missing or has the wrong type", () => {
    const bodies = [
      { Sign },
      { T },
      { Sign, T: null },
      { Sign: "", T },
      { Sign: Sign.slice(1), T },
      { Sign: `${Sign}0`, T },
      { Sign: Sign.replace("5", "g"), T },
      { Sign: 5, T },
      { Sign, T: -T },
      { Sign, T: T + 0.5 },
      { Sign, T: `${T} ` },
      { Sign, T: "1e9" },
      { Sign, T: "12345678901234567890" },
      { Sign, T: 2 ** 53 },
      { Sign, T: [T] },
      { Sign, T: true },
    ];
    for (const body of bodies) {
      const rejection = { status: "rejected", code: "signature_malformed" };
      assert.deepEqual(verify(body), rejection, JSON.stringify(body));
    }
  });

  it("is malformed with an end beyond any date, even if it matches", () => {
    const end = "9999999999999999999";
    assert.equal(verify({ Sign: md5(key + end), T: end }).status, "rejected");
  });

  it("is missing in a body that is not JSON", () => {
    assert.deepEqual(verify("Sign=1&T=2"), { status: "rejected", code: "body_not_json" });
  });
});
