import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { VodEvent } from "@vod-events/core";
import { root } from "../layout/repository.js";

const outcomes: Readonly<Record<VodEvent["outcome"], true>> = {
  succeeded: true,
  failed: true,
  partial: true,
  running: true,
  canceled: true,
  skipped: true,
  unknown: true,
};

describe("the table of outcomes", () => {
  for (const page of ["docs/events.md", "docs/zh/events.md"]) {
    it(`in ${page} has a row for each`, () => {
      const text = readFileSync(join(root, page), "utf8");
      const [, table = ""] = /^### Outcome\n\n((?:\|.*\n)+)/m.exec(text) ?? [];
      const values = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, value]) => value);
      assert.deepEqual(values.sort(), Object.keys(outcomes).sort());
    });
  }
});
