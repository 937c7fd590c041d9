import assert from "node:assert/strict";
import { repeatedRuns } from "./repeated-runs.js";
import { manifest, packages, sources } from "./repository.js";

describe("the adapters", () => {
  it("share no run of six equal lines: common code belongs to the adapter kit", () => {
    const adapters = packages().filter((name) => "vodEvents" in manifest(name));
    const repeated = adapters.flatMap((left, index) =>
      adapters
        .slice(index + 1)
        .flatMap((right) =>
          repeatedRuns(sources(`packages/${left}/src`), sources(`packages/${right}/src`)),
        ),
    );
    assert.deepEqual(repeated, []);
    assert.ok(adapters.length > 1);
  });
});

describe("repeatedRuns", () => {
  const lines = ["const a = 1;", "const b = 2;", "f(a);", "f(b);", "g(a);", "g(b);"];
  const file = (path: string, ...code: readonly string[]) => ({ path, text: code.join("\n") });

  it("names both places of six equal lines, whatever their indentation", () => {
    const right = file(
      "right.ts",
      'import { f } from "f";',
      "",
      ...lines.map((line) => `  ${line}`),
    );
    assert.deepEqual(repeatedRuns([file("left.ts", ...lines)], [right]), [
      "left.ts:1 and right.ts:3",
    ]);
  });

  it("ignores five equal lines, comments and punctuation", () => {
    const shorter = [...lines.slice(0, 5), "// a comment", "}", "h(a);"];
    assert.deepEqual(repeatedRuns([file("left.ts", ...lines)], [file("right.ts", ...shorter)]), []);
  });
});
