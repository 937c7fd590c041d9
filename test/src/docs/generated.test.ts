import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pages, root } from "../layout/repository.js";
import { chinesePages } from "../site/chinese-pages.js";
import { relinked } from "../site/pages.js";
import { inChinese, textsOf, translatedTexts, untranslatedTexts } from "./chinese.js";
import { contentOf } from "./reference.js";

const block = /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The Chinese pages whose generated blocks are Chinese. In the others, only texts that occur here are. */
const translated = [
  "docs/zh/adapters/tencent.md",
  "docs/zh/adapters/baidu.md",
  "docs/zh/adapters/alibaba.md",
  "docs/zh/adapters/volcengine.md",
  "docs/zh/adapters/mux.md",
  "docs/zh/events.md",
  "docs/zh/event-reference.md",
  "docs/zh/media.md",
  "docs/zh/reconciliation.md",
  "docs/zh/errors.md",
  "docs/zh/options.md",
];

function isChinese(path: string): boolean {
  return path.startsWith("docs/zh/");
}

function shownIn(path: string, marker: string): string {
  const content = contentOf(marker);
  return isChinese(path) ? relinked(inChinese(content), path) : content;
}

/** `pnpm reference` sets the variable. The pages are then written instead of compared. */
const isUpdate = process.env.VOD_EVENTS_UPDATE_REFERENCE === "1";

describe("the generated reference", () => {
  const all = [...pages(), ...chinesePages()];
  const generated = all.filter(({ text }) => text.includes("<!-- generated: "));

  it("has the pages that contain generated tables", () => {
    const names = generated
      .map(({ path }) => path)
      .filter((path) => !isChinese(path))
      .sort();
    assert.deepEqual(names, [
      "docs/adapters/alibaba.md",
      "docs/adapters/baidu.md",
      "docs/adapters/mux.md",
      "docs/adapters/tencent.md",
      "docs/adapters/volcengine.md",
      "docs/cli.md",
      "docs/conformance.md",
      "docs/errors.md",
      "docs/event-reference.md",
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
          `${begin}\n${shownIn(path, marker)}\n\n${end}`,
      );
      if (isUpdate) writeFileSync(join(root, path), current);
      else assert.equal(text, current);
    });
  }

  const markersIn = (text: string) => [...text.matchAll(block)].map(([, , marker = ""]) => marker);

  for (const { path, text } of generated.filter((page) => translated.includes(page.path))) {
    it(`is Chinese in ${path} (translate its texts in test/src/docs/chinese)`, () => {
      const english = markersIn(text).flatMap((marker) => untranslatedTexts(contentOf(marker)));
      assert.deepEqual(english, []);
    });
  }

  it("finds a text without a translation", () => {
    const content = "| Name | Type |\n|---|---|\n| `a` | A new text. |\n\nAnother one.";
    assert.deepEqual(untranslatedTexts(content), ["A new text.", "Another one."]);
  });

  it("needs each of its translations", () => {
    const markers = new Set(generated.flatMap(({ text }) => markersIn(text)));
    const texts = new Set([...markers].flatMap((marker) => textsOf(contentOf(marker))));
    assert.deepEqual(
      translatedTexts.filter((text) => !texts.has(text)),
      [],
    );
  });
});
