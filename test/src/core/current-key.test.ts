import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentKey } from "@vod-events/core";
import { acme, acmeCapabilities } from "./acme.js";

const configured = { name: "acme", provider: acme() };
const { signing } = acmeCapabilities;
const capabilities = {
  ...acmeCapabilities,
  signing: { ...signing, keySource: "provider" },
} as const;
const generating = { name: "acme", provider: { ...acme(), capabilities } };

describe("currentKey", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function keyFileOf(keys: object): { readonly keyFile: string } {
    const keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, JSON.stringify(keys));
    return { keyFile };
  }

  it("is undefined without a signing config, and without a key in it", () => {
    assert.equal(currentKey(undefined, configured), undefined);
    assert.equal(currentKey({ key: undefined }, configured), undefined);
  });

  it("is the key of the config", () => {
    assert.equal(currentKey({ key: "secret1" }, configured), "secret1");
  });

  it("is the current key of a key file, not a next one or a generated one", () => {
    const generatedKeys = [{ provider: "acme", endpointId: "e1", key: "generated1" }];
    const file = keyFileOf({ key: "now1", nextKey: "next1", generatedKeys });
    assert.equal(currentKey(file, configured), "now1");
  });

  it("is the generated key of the provider that does not end", () => {
    const until = "2026-01-01T00:00:00Z";
    const generatedKeys = [
      { provider: "other", endpointId: "e1", key: "other1" },
      { provider: "acme", endpointId: "e2", key: "ending1", until },
      { provider: "acme", endpointId: "e3", key: "own1" },
      { provider: "acme", endpointId: "e4", key: "own2" },
    ];
    assert.equal(currentKey(keyFileOf({ generatedKeys }), generating), "own1");
  });

  it("is the key of the file when the provider has generated none, or only ending ones", () => {
    const until = "2026-01-01T00:00:00Z";
    const generatedKeys = [{ provider: "acme", endpointId: "e2", key: "ending1", until }];
    assert.equal(currentKey(keyFileOf({ key: "now1", generatedKeys }), generating), "now1");
    assert.equal(currentKey(keyFileOf({ key: "now1" }), generating), "now1");
  });

  it("is rejected with the path when the key file is missing", () => {
    const keyFile = join(folder, "missing.json");
    assert.throws(() => currentKey({ keyFile }, configured), {
      code: "config_invalid",
      message: /missing\.json does not exist/,
    });
  });
});
