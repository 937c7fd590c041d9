import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { Capabilities, KeyRules } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import { root } from "./repository.js";

const page = readFileSync(join(root, "docs/callback-config.md"), "utf8");
const clouds: readonly Capabilities[] = [tencent(), baidu(), alibaba(), volcengine()].map(
  ({ capabilities }) => capabilities,
);

const undocumented = "not documented";
const reads = { full: "all", without_secret: "all but the signing key", none: "nothing" };
const writes = {
  merge: "keeps the other settings",
  replace: "clears the other settings",
  append: "adds to the other settings",
};
const rows: Readonly<Record<string, (capabilities: Capabilities) => string>> = {
  modes: ({ modes }) => modes.join(", "),
  "callback URL": ({ url }) => {
    const longest = url.maxLength === undefined ? [] : [`up to ${url.maxLength} characters`];
    return [...url.schemes, ...longest].join(", ");
  },
  "signing key": ({ signing }) => (signing.key === undefined ? undocumented : inWords(signing.key)),
  "signature covers": ({ signing }) => signing.covers.join(", "),
  "readable settings": ({ read }) => reads[read],
  "a partial write": ({ write }) => writes[write],
  "reads per second": ({ callsPerSecond }) => String(callsPerSecond.read ?? undocumented),
  "writes per second": ({ callsPerSecond }) => String(callsPerSecond.write ?? undocumented),
};

function inWords({ minLength, maxLength, alphabetInWords }: KeyRules): string {
  return `${minLength} to ${maxLength} ${alphabetInWords}`;
}

describe("docs/callback-config.md", () => {
  for (const [head, cell] of Object.entries(rows)) {
    it(`lists "${head}" as in the capabilities of each provider`, () => {
      const line = `| ${[head, ...clouds.map(cell)].join(" | ")} |\n`;
      assert.ok(page.includes(line), line);
    });
  }
});
