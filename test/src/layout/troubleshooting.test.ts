import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, sources } from "./repository.js";

describe("docs/troubleshooting.md", () => {
  it("lists every cause and no other", () => {
    const document = readFileSync(join(root, "docs/troubleshooting.md"), "utf8");
    const rows = document.split("\n").filter((line) => line.startsWith("| `"));
    const documented = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const known = sources("packages/core/src/explain").flatMap(({ text }) =>
      [...text.matchAll(/\bname: "(\w+)"/g)].map(([, name]) => name),
    );
    assert.deepEqual([...documented].sort(), [...new Set(known)].sort());
  });
});
