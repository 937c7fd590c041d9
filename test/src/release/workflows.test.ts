import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";

const folder = join(root, ".github/workflows");

/** Returns the lines of a workflow that use an action by a name that can be moved to other code. */
function unpinned(workflow: string): readonly string[] {
  return workflow
    .split("\n")
    .filter((line) => /\buses:/.test(line))
    .filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
}

describe("the workflows", () => {
  for (const name of readdirSync(folder)) {
    const workflow = readFileSync(join(folder, name), "utf8");

    it(`pin every action by its digest in ${name}`, () => {
      assert.deepEqual(unpinned(workflow), []);
    });

    it(`have no permission but those of each job in ${name}`, () => {
      assert.match(workflow, /^permissions: \{\}$/m);
      assert.doesNotMatch(workflow, /^ +(?!id-token)[\w-]+: write$/m);
    });

    it(`keep no credentials in the working copy in ${name}`, () => {
      const checkouts = workflow.match(/uses: actions\/checkout@/g) ?? [];
      const kept = workflow.match(/persist-credentials: false/g) ?? [];
      assert.equal(kept.length, checkouts.length);
    });
  }

  it("publish only when they are started by hand", () => {
    const publishing = readdirSync(folder).filter((name) =>
      readFileSync(join(folder, name), "utf8").includes("npm publish"),
    );
    assert.deepEqual(publishing, ["release.yml"]);
    const release = readFileSync(join(folder, "release.yml"), "utf8");
    assert.match(release, /^on:\n {2}workflow_dispatch:\n(?! {2}\w)/m);
  });

  it("are found when they name an action by a tag", () => {
    assert.deepEqual(unpinned("      - uses: actions/checkout@v7"), [
      "      - uses: actions/checkout@v7",
    ]);
  });
});
