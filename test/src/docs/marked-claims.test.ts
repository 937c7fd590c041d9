import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pages, root, type SourceFile } from "../layout/repository.js";

/** A claim about a cloud, and the mark that it has on the page of the cloud. */
interface Claim {
  readonly words: readonly RegExp[];
  readonly mark: RegExp;
}

/** That Tencent does not retry a callback after an error response is inferred. */
const claims: readonly Claim[] = [
  { words: [/Tencent/, /retr(y|ies)|two more times/, /\berror\b/, /\b5 s/], mark: /inferred/ },
  { words: [/腾讯云/, /重试|再投递/, /错误/, /5 ?秒/], mark: /推断/ },
];

const chinesePages: readonly SourceFile[] = readdirSync(join(root, "docs/zh"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({
    path: `docs/zh/${name}`,
    text: readFileSync(join(root, "docs/zh", name), "utf8"),
  }));

/** The paragraphs and table rows of a page. */
function blocksOf(text: string): readonly string[] {
  return text.split(/\n\n|\n(?=\|)/);
}

describe("an inferred claim about a cloud", () => {
  const all = [...pages(), ...chinesePages].flatMap(({ path, text }) =>
    blocksOf(text).map((block) => ({ path, block })),
  );

  for (const { words, mark } of claims) {
    it(`is marked wherever it stands: ${mark.source}`, () => {
      const found = all.filter(({ block }) => words.every((word) => word.test(block)));
      assert.ok(found.length > 1);
      const unmarked = found.filter(({ block }) => !mark.test(block)).map(({ path }) => path);
      assert.deepEqual(unmarked, []);
    });
  }
});
