import assert from "node:assert/strict";
import { rawDelivery } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { verifyNow } from "../conformance/verify-now.js";

interface Vector {
  readonly what: string;
  readonly time: string;
  readonly key: string;
  readonly body: string | Uint8Array;
  readonly signature: string;
}

/** The signatures are the output of `printf '%s.%s' "$time" "$body" | openssl dgst -sha256 -hmac "$key"`. */
const vectors: readonly Vector[] = [
  {
    what: "of an event",
    time: "1565220904",
    key: "9d0hnvbtpk3rfqe0m8s2a71cu5j6l4gd",
    body: '{"type":"video.asset.ready","id":"1","data":{}}',
    signature: "d1919cc5beb16563b3f1c96df98ec507443cf99ec0ca61770ce25368f586563b",
  },
  {
    what: "of a body with other characters and a space at its end",
    time: "1700000000",
    key: "Secret00key",
    body: '{"type":"video.asset.ready","data":{"passthrough":"café 火"}} ',
    signature: "f036b759a9504bc8b79f2187f0aad0f4bbfbf2cd5cd85c9684e5ad11ff778f1b",
  },
  {
    what: "of an empty body",
    time: "1700000000",
    key: "Secret00key",
    body: "",
    signature: "7bffb193bd52cc89181dd365373ec145ea0a1c6cf2d28d810555cd47979cdeb0",
  },
  {
    // printf '1700000000.\xff\xfe\x00' | openssl dgst -sha256 -hmac Secret00key
    what: "of bytes that are no text",
    time: "1700000000",
    key: "Secret00key",
    body: Uint8Array.of(0xff, 0xfe, 0),
    signature: "986a30bf2150e0c702ff9a382201f1eb965f545233e398c4cf846bf3aa7ce424",
  },
];

const [first] = vectors as readonly [Vector, ...Vector[]];
/** The signature of the first vector with the key `other0secret`. */
const another = "a7b593630e6e2a4f198182b807afbd5829d5b37dd36bc9e33edbcf900ad78bd7";

function verify(
  { time, body, signature, key }: Vector,
  header: string | undefined = `t=${time},v1=${signature}`,
) {
  const delivery = rawDelivery({
    ...{ url: "https://app.example/hooks", body: Buffer.from(body), receivedAt: new Date() },
    headers: { "mux-signature": header },
  });
  return verifyNow(mux({ env: {} }), delivery, ["another0key", key]);
}

const malformed = { status: "rejected", code: "signature_malformed" };
const mismatch = { status: "rejected", code: "signature_mismatch" };
const accepted = (time: string) => ({
  ...{ status: "verified", covers: ["body", "time"] },
  signedAt: new Date(Number(time) * 1000),
});

describe("mux: the signature", () => {
  for (const vector of vectors) {
    it(`${vector.what} is accepted, and covers the body and the time`, () => {
      assert.deepEqual(verify(vector), accepted(vector.time));
    });
  }

  it("may be one of several, wherever it stands", () => {
    const { time, signature } = first;
    for (const parts of [
      `v1=${another},v1=${signature}`,
      `v1=${signature},v1=${another}`,
      `v1=${signature},v2=c29tZXRoaW5n+/=`,
      `v0=00,v1=${signature}`,
    ]) {
      assert.deepEqual(verify(first, `t=${time},${parts}`), accepted(time), parts);
    }
  });

  for (const [what, change] of [
    ["a body without its first character", { body: String(first.body).slice(1) }],
    ["another time", { time: "1565220905" }],
    ["another key", { key: "other0secret" }],
    ["the signature of another key", { signature: another }],
  ] as const) {
    it(`does not match ${what}`, () => {
      assert.deepEqual(verify({ ...first, ...change }), mismatch);
    });
  }

  it("is missing without its header", () => {
    const delivery = rawDelivery({
      ...{ url: "https://app.example/hooks", body: Buffer.from(""), receivedAt: new Date() },
      headers: {},
    });
    assert.deepEqual(verifyNow(mux({ env: {} }), delivery, ["a"]), { status: "unsigned" });
  });

  const { time, signature } = first;
  for (const header of [
    "",
    `t=${time}`,
    `v1=${signature}`,
    `v1=${signature},t=${time}`,
    `t=${time},t=${time},v1=${signature}`,
    `t=${time},v1=${signature},t=${time}`,
    `t=${time}, v1=${signature}`,
    `t=${time} ,v1=${signature}`,
    ` t=${time},v1=${signature}`,
    `t=${time},v1=${signature} `,
    `t=${time},v1=${signature},`,
    `t=${time},,v1=${signature}`,
    `t=${time},v1=${signature.toUpperCase()}`,
    `t=${time},v1=${signature.slice(1)}`,
    `t=${time},v1=${signature}0`,
    `t=${time},v1=${signature},v1=`,
    `t=${time},v2=${signature}`,
    `t=${time},s1=${signature}`,
    `t=0${time},v1=${signature}`,
    `t=-1,v1=${signature}`,
    `t=${time}.5,v1=${signature}`,
    `t=${time}000000,v1=${signature}`,
    `t=,v1=${signature}`,
    `t=NaN,v1=${signature}`,
    `T=${time},v1=${signature}`,
    `t=${time};v1=${signature}`,
  ]) {
    it(`is malformed as ${JSON.stringify(header.replaceAll(signature, "<hex>"))}`, () => {
      assert.deepEqual(verify(first, header), malformed);
    });
  }
});
