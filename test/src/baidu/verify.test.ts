import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { baidu } from "@vod-events/baidu";
import { rawDelivery, rejected, unsigned, type Verification } from "@vod-events/core/provider";
import fc from "fast-check";
import { verifyNow } from "../conformance/verify-now.js";
import { signed } from "../fixtures/baidu/signed.js";
import { nearMisses } from "../fixtures/near-misses.js";

interface Delivered {
  readonly body?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly keys?: readonly string[];
}

function verify({
  body = signed.body,
  url = signed.url,
  headers = {},
  keys = [signed.key],
}: Delivered) {
  const delivery = rawDelivery({
    body: new TextEncoder().encode(body),
    headers: { ...signed.headers, ...headers },
    url,
    receivedAt: new Date("2024-11-11T09:27:43Z"),
  });
  return verifyNow(baidu(), delivery, keys);
}

function tokenOf(body: string): string {
  const { "vod-callback-auth-timestamp": timestamp, "vod-callback-auth-user": user } =
    signed.headers;
  return createHmac("sha256", signed.key)
    .update(["POST", signed.url, body, timestamp, user].join(";"))
    .digest("hex");
}

const accepted: Verification = {
  status: "verified",
  covers: ["body", "url", "time"],
  signedAt: new Date(1731317262714),
};
const malformed = rejected("signature_malformed");
const mismatch = rejected("signature_mismatch");

describe("baidu verify", () => {
  it("accepts a signed delivery, and reports what the signature covers and its time", () => {
    assert.deepEqual(verify({}), accepted);
  });

  it("accepts any of several keys, in any position", () => {
    assert.deepEqual(verify({ keys: ["old", signed.key] }), accepted);
    assert.deepEqual(verify({ keys: [signed.key, "old"] }), accepted);
    assert.deepEqual(verify({ keys: ["old", "older"] }), mismatch);
  });

  it("accepts a token in upper case", () => {
    const token = signed.headers["vod-callback-auth-token"].toUpperCase();
    assert.deepEqual(verify({ headers: { "vod-callback-auth-token": token } }), accepted);
  });

  it("reports a delivery without all of the headers as unsigned", () => {
    const headers = Object.fromEntries(
      Object.keys(signed.headers).map((name) => [name, undefined] as const),
    );
    assert.deepEqual(verify({ headers }), unsigned);
  });

  for (const name of Object.keys(signed.headers)) {
    it(`rejects a delivery without ${name}`, () => {
      assert.deepEqual(verify({ headers: { [name]: undefined } }), malformed);
    });
  }

  for (const timestamp of [
    "1731317262",
    "17313172627140",
    "-731317262714",
    "2024-11-11",
    " ",
    "",
  ]) {
    it(`rejects the timestamp ${JSON.stringify(timestamp)}, which is not in milliseconds`, () => {
      assert.deepEqual(
        verify({ headers: { "vod-callback-auth-timestamp": timestamp } }),
        malformed,
      );
    });
  }

  for (const token of ["", "402dac17", "z".repeat(64), "0".repeat(65)]) {
    it(`rejects the malformed token ${JSON.stringify(token)}`, () => {
      assert.deepEqual(verify({ headers: { "vod-callback-auth-token": token } }), malformed);
    });
  }

  it("rejects a token after any change of one digit", () => {
    for (const token of nearMisses(signed.headers["vod-callback-auth-token"])) {
      assert.deepEqual(verify({ headers: { "vod-callback-auth-token": token } }), mismatch, token);
    }
  });

  it("rejects a delivery with another body, URL, time or account", () => {
    assert.deepEqual(verify({ body: signed.body.replace("mda-", "mdb-") }), mismatch);
    assert.deepEqual(verify({ url: "https://hooks.example.com/baidu?tenant=2" }), mismatch);
    assert.deepEqual(
      verify({ headers: { "vod-callback-auth-timestamp": "1731317262715" } }),
      mismatch,
    );
    assert.deepEqual(verify({ headers: { "vod-callback-auth-user": "someone" } }), mismatch);
  });

  it("accepts a body with white space between its tokens, signed without it", () => {
    const body = '{ "a" :\t"x \\" y\\\\" ,\r\n "b": [ 30.0, "  " ] }\n';
    const token = tokenOf('{"a":"x \\" y\\\\","b":[30.0,"  "]}');
    assert.deepEqual(verify({ body, headers: { "vod-callback-auth-token": token } }), accepted);
  });

  it("accepts a body with white space between its tokens, signed with it", () => {
    const body = '{ "a": 1 }';
    const headers = { "vod-callback-auth-token": tokenOf(body) };
    assert.deepEqual(verify({ body, headers }), accepted);
  });

  it("rejects a body that was parsed and serialized again", () => {
    const body = '{"duration":30.0}';
    const headers = { "vod-callback-auth-token": tokenOf(body) };
    assert.deepEqual(verify({ body, headers }), accepted);
    assert.deepEqual(verify({ body: JSON.stringify(JSON.parse(body)), headers }), mismatch);
  });

  it("accepts any JSON with any indentation, and no other white space inside a string", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, "\t"), (value, indent) => {
        const headers = { "vod-callback-auth-token": tokenOf(JSON.stringify([value])) };
        const body = JSON.stringify([value], null, indent);
        assert.deepEqual(verify({ body, headers }), accepted);
        assert.deepEqual(verify({ body: body.replace("[", '[" ",'), headers }), mismatch);
      }),
    );
  });
});
