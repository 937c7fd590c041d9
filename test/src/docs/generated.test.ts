import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pages, root } from "../layout/repository.js";
import { chinesePages } from "../site/chinese-pages.js";
import { relinked } from "../site/pages.js";
import { contentOf } from "./reference.js";

const block = /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g;

/** `pnpm reference` sets the variable. The pages are then written instead of compared. */
const isUpdate = process.env.VOD_EVENTS_UPDATE_REFERENCE === "1";

describe("the generated reference", () => {
  const all = [...pages(), ...chinesePages()];
  const generated = all.filter(({ text }) => text.includes("<!-- generated: "));

  it("has the pages that contain generated tables", () => {
    const names = generated
      .map(({ path }) => path)
      .filter((path) => !path.startsWith("docs/zh/"))
      .sort();
    assert.deepEqual(names, [
      "docs/adapters/alibaba.md",
      "docs/adapters/baidu.md",
      "docs/adapters/mux.md",
      "docs/adapters/tencent.md",
      "docs/adapters/volcengine.md",
      "docs/conformance.md",
      "docs/errors.md",
      "docs/events.md",
      "docs/forwarding.md",
      "docs/inspector.md",
      "docs/media.md",
      "docs/options.md",
      "docs/reconciliation.md",
    ]);
  });

  for (const { path, text } of generated) {
    it(`is up to date in ${path} (update it with: pnpm reference)`, () => {
      const current = text.replaceAll(
        block,
        (_, begin: string, marker: string, end: string) =>
          `${begin}\n${relinked(contentOf(marker), path)}\n\n${end}`,
      );
      if (isUpdate) writeFileSync(join(root, path), current);
      else assert.equal(text, current);
    });
  }
});
