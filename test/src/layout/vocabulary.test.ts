import assert from "node:assert/strict";
import { packages, pages, sources } from "./repository.js";
import { retiredWords, usesOf } from "./vocabulary.js";

describe("the vocabulary", () => {
  const files = [
    ...packages().flatMap((name) => sources(`packages/${name}/src`)),
    ...sources("examples/src"),
    ...pages(),
  ];

  for (const { path, text } of files) {
    it(`of ${path} contains no retired word`, () => {
      const found = usesOf(text).map(
        ({ line, word, use }) => `${path}:${line}: ${word} (use: ${use})`,
      );
      assert.deepEqual(found, []);
    });
  }

  it("of the inspector in Chinese is that of the docs", () => {
    const text = sources("packages/inspector/src/page/text").find(({ path }) =>
      path.endsWith("text-zh.ts"),
    )?.text;
    assert.match(text ?? "", /provider: "云厂商"/);
    // A provider, a confirmation and a fold have one term each.
    assert.doesNotMatch(text ?? "", /云服务|未确认|归并/);
  });

  it("covers the sources, the examples, the docs and the READMEs", () => {
    const paths = files.map(({ path }) => path);
    for (const path of ["README.md", "docs/callback-config.md", "packages/cli/README.md"]) {
      assert.ok(paths.includes(path), path);
    }
    assert.ok(paths.includes("packages/core/src/vod-events.ts"));
    assert.ok(paths.includes("examples/src/demo.ts"));
  });
});

describe("usesOf", () => {
  const planted = [
    "a happening",
    "class Pace {}",
    "await nextTurn();",
    "what the cloud is told",
    "the store hands out events",
    "buryLetter(letter)",
    "inbox.ledger.list()",
    "an event that the API bears out",
    "the event is sent round again",
    "vod.observe(listener)",
    "the door for applications",
  ];
  for (const text of planted) {
    it(`finds the retired word in "${text}"`, () => {
      assert.equal(usesOf(`first line\n${text}`).at(0)?.line, 2);
    });
  }

  it("finds nothing in the standard terms", () => {
    const terms = retiredWords.map(({ use }) => use).join(", ");
    assert.deepEqual(usesOf(`${terms}, letters and digits, WakeableSleep, dead letters`), []);
  });
});
