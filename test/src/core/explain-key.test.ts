import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base, type Cloud, deliveryOf, explain, key, namesOf } from "./explained-delivery.js";

const clouds: readonly Cloud[] = ["tencent", "baidu"];

const signedWith: readonly (readonly [signer: string, cause: string, message: RegExp])[] = [
  [`${key}\n`, "key_white_space", /in the key at the provider/],
  [`${key} `, "key_white_space", /in the key at the provider/],
  [`"${key}"`, "key_quotes", /in the key at the provider/],
  [key.toLowerCase(), "key_letter_case", /lower case/],
  [key.toUpperCase(), "key_letter_case", /upper case/],
  [Buffer.from(key).toString("base64"), "key_encoded", /the key at the provider is in base64/],
  ["anotherCanary", "key_other", /signed with an unknown key/],
];

for (const cloud of clouds) {
  describe(`explain for a delivery of ${cloud}`, () => {
    it("reports an accepted delivery", async () => {
      const explanation = await explain(deliveryOf(cloud));
      assert.deepEqual(explanation, { accepted: true, provider: cloud, causes: [], tried: 1 });
    });

    for (const [signer, cause, words] of signedWith) {
      it(`names ${cause} when the provider signs with ${JSON.stringify(signer)}`, async () => {
        const explanation = await explain(deliveryOf(cloud, { key: signer }));
        assert.equal(explanation.code, "signature_mismatch");
        assert.deepEqual(namesOf(explanation), [cause]);
        assert.match(explanation.causes[0]?.message ?? "", words);
      });
    }

    it("names an expired key of the key file", async () => {
      const folder = mkdtempSync(join(tmpdir(), "vod-events-"));
      try {
        const keyFile = join(folder, "keys.json");
        const previousKeys = [{ key: "oldCanary1", until: "2025-12-31T00:00:00Z" }];
        writeFileSync(keyFile, JSON.stringify({ key, previousKeys }));
        const callback = { mode: "push", url: base, signing: { keyFile } } as const;
        const explanation = await explain(deliveryOf(cloud, { key: "oldCanary1" }), { callback });
        assert.deepEqual(namesOf(explanation), ["key_expired"]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it("names signing that is switched off", async () => {
      const explanation = await explain(deliveryOf(cloud, { key: undefined }));
      assert.equal(explanation.code, "signature_missing");
      assert.deepEqual(namesOf(explanation), ["signing_off"]);
    });

    it("accepts an unsigned delivery when configured", async () => {
      const receiver = { allowUnsigned: true };
      const callback = { mode: "push", url: base } as const;
      const unsigned = deliveryOf(cloud, { key: undefined });
      assert.equal((await explain(unsigned, { receiver, callback })).accepted, true);
    });
  });
}

describe("explain with a configured key", () => {
  const written: readonly (readonly [configured: string, cause: string])[] = [
    [` ${key}\n`, "key_white_space"],
    [`"${key}"`, "key_quotes"],
    [Buffer.from(key).toString("base64"), "key_encoded"],
  ];
  for (const [configured, cause] of written) {
    it(`names ${cause} for ${JSON.stringify(configured)}`, async () => {
      const callback = { mode: "push", url: base, signing: { key: configured } } as const;
      const explanation = await explain(deliveryOf("baidu"), { callback });
      assert.deepEqual(namesOf(explanation), [cause]);
      assert.match(explanation.causes[0]?.message ?? "", /the configured key/);
    });
  }

  it("names the missing key when a signature is required", async () => {
    const callback = { mode: "push", url: base } as const;
    const receiver = { allowUnsigned: true, require: ["body"] } as const;
    const explanation = await explain(deliveryOf("baidu"), { callback, receiver });
    assert.equal(explanation.code, "signature_insufficient");
    assert.deepEqual(namesOf(explanation), ["no_key"]);
  });
});
