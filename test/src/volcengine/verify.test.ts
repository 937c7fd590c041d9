import assert from "node:assert/strict";
import { rawDelivery } from "@vod-events/core/provider";
import { volcengine } from "@vod-events/volcengine";
import { verifyNow } from "../conformance/verify-now.js";

interface Vector {
  readonly what: string;
  readonly url: string;
  readonly time: string;
  readonly key: string;
  readonly body: string;
  readonly signature: string;
}

/**
 * The signatures are the output of `printf '%s|%s|%s|%s' "$url" "$time" "$key" "$(base64 -w0 body)" | openssl md5`. The
 * inputs of the first are those of the documentation, which shows no signature.
 */
const vectors: readonly Vector[] = [
  {
    what: "of the documented inputs",
    url: "https://www.example1.com/your/callback",
    time: "1545675780",
    key: "ABCDabcd1234",
    body: '{\n"a":1,\n"b":2\n}',
    signature: "3161fa89a722ee715937b7af60b9ad75",
  },
  {
    what: "of a body with other characters and a space at its end",
    url: "https://app.example/hooks?tenant=1",
    time: "1700000000",
    key: "Secret00key",
    body: '{"EventType":"FileUploadComplete","Data":{"CallbackArgs":"café 火"}} ',
    signature: "b225c76858e2d4b616f256bee0899867",
  },
  {
    what: "of an empty body",
    url: "https://app.example/hooks?tenant=1",
    time: "1700000000",
    key: "Secret00key",
    body: "",
    signature: "12f305f162c7b6aa80092a4b6d3a5c7d",
  },
];

function verify(vector: Vector, headers: Readonly<Record<string, string | undefined>> = {}) {
  const { url, time, body, signature, key } = vector;
  const delivery = rawDelivery({
    ...{ url, body: Buffer.from(body), receivedAt: new Date() },
    headers: { "x-vod-timestamp": time, "x-vod-signature": signature, ...headers },
  });
  return verifyNow(volcengine({ env: {} }), delivery, ["another0key", key]);
}

const [documented] = vectors as readonly [Vector, ...Vector[]];
const malformed = { status: "rejected", code: "signature_malformed" };
const mismatch = { status: "rejected", code: "signature_mismatch" };

describe("volcengine: the signature", () => {
  for (const vector of vectors) {
    it(`${vector.what} is accepted, and covers the body, the URL and the time`, () => {
      const signedAt = new Date(Number(vector.time) * 1000);
      const expected = { status: "verified", covers: ["body", "url", "time"], signedAt };
      assert.deepEqual(verify(vector), expected);
      const upperCase = { "x-vod-signature": vector.signature.toUpperCase() };
      assert.deepEqual(verify(vector, upperCase), expected);
    });
  }

  for (const [what, change] of [
    ["a trimmed body", { body: documented.body.replaceAll("\n", "") }],
    ["another URL", { url: `${documented.url}/` }],
    ["another time", { time: "1545675781" }],
    ["another key", { key: "ABCDabcd1235" }],
  ] as const) {
    it(`does not match ${what}`, () => {
      assert.deepEqual(verify({ ...documented, ...change }), mismatch);
    });
  }

  it("of Alibaba, which is in the same headers without the body, does not match", () => {
    // printf '%s|%s|%s' "$url" "$time" "$key" | md5sum
    assert.deepEqual(
      verify({ ...documented, signature: "12b20941ca892bb4fccee07dafaea0ef" }),
      mismatch,
    );
  });

  for (const [what, headers] of [
    ["a time in milliseconds", { "x-vod-timestamp": "1545675780000" }],
    ["no time", { "x-vod-timestamp": undefined }],
    ["no signature", { "x-vod-signature": undefined }],
    ["a signature that is not hexadecimal", { "x-vod-signature": "g".repeat(32) }],
    ["a short signature", { "x-vod-signature": "3161" }],
    ["a long signature", { "x-vod-signature": `${documented.signature}0` }],
    ["text before the signature", { "x-vod-signature": `0${documented.signature}` }],
  ] as const) {
    it(`is malformed with ${what}`, () => {
      assert.deepEqual(verify(documented, headers), malformed);
    });
  }
});
