import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import fc from "fast-check";
import { byteChanges, changedBytes } from "./byte-changes.js";
import { checkConfigError } from "./config-errors.js";
import { changedText, jsonChanges } from "./json-changes.js";
import { casesOf, timeoutMs } from "./number-of-cases.js";
import { failOnUnhandledRejections } from "./unhandled-rejections.js";

const keySet = {
  key: "canary0now",
  nextKey: "canary0next",
  previousKeys: [{ key: "canary0before", until: "2026-01-01T00:00:00Z" }],
};

describe("a mutated key file", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function checkCase(content: string | Uint8Array): void {
    const keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, content);
    try {
      createVodEvents({
        provider: "baidu",
        providers: { baidu: () => baidu({ env: {} }) },
        callback: { mode: "push", url: "https://app.example", signing: { keyFile } },
      });
    } catch (error) {
      checkConfigError(error);
    }
  }

  it("is used or rejected in one line without quoting it", () => {
    const property = fc.property(jsonChanges, (changes) => checkCase(changedText(keySet, changes)));
    fc.assert(property, casesOf(300, 8000));
  });

  it("is rejected likewise when its bytes are mutated", () => {
    const bytes = Buffer.from(JSON.stringify(keySet));
    const property = fc.property(byteChanges, (changes) => checkCase(changedBytes(bytes, changes)));
    fc.assert(property, casesOf(200, 4000));
  });
});
