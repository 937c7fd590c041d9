import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.js";

const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");

/** The numbered files of the pipeline and the symbol that each is named with. */
const steps = [...page.matchAll(/^\d+\. `([\w/.-]+)` \(`(\w+)`\)/gm)].map(
  ([, file = "", symbol = ""]) => ({ file, symbol }),
);

function read(file: string): string {
  const path = join(root, "packages/core/src", file);
  assert.ok(existsSync(path), `${file} does not exist`);
  return readFileSync(path, "utf8");
}

/** The files of a folder of core that a text imports or that it is composed with. */
const composition = read("application/compose.ts");

describe("the pipeline in ARCHITECTURE.md", () => {
  it("has at most 8 files", () => {
    assert.ok(steps.length > 0 && steps.length <= 8, String(steps.length));
  });

  for (const { file, symbol } of steps) {
    it(`names a symbol that ${file} exports`, () => {
      assert.match(read(file), new RegExp(`export (async function|function|class) ${symbol}\\b`));
    });
  }

  for (const [index, { file, symbol }] of steps.entries()) {
    if (index === 0) continue;
    it(`reaches ${file} from a file before it, or through the composition`, () => {
      const earlier = steps.slice(0, index).map((step) => read(step.file));
      const uses = (text: string) => new RegExp(`import [^;]*\\b${symbol}\\b`).test(text);
      const isInbox = file === "inbox/stored-inbox.ts" && /inbox\.accept\(/.test(earlier.join(""));
      assert.ok(earlier.some(uses) || uses(composition) || isInbox, `${symbol} is not used`);
    });
  }

  it("starts a pulled event in a file that leads to a step", () => {
    const [, file = "", symbol = ""] =
      /pulled event starts in `([\w/.-]+)` \(`(\w+)`\)/.exec(page) ?? [];
    assert.match(read(file), new RegExp(`export class ${symbol}\\b`));
    assert.match(read("pull/deliver.ts"), /import [^;]*\bprocessDelivery\b/);
  });
});
