import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { baidu } from "@vod-events/baidu";
import { knownEventTypes } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { manifest, packages, pages, root } from "./repository.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

describe("the README", () => {
  it("shows the first-event example, which is compiled and run", () => {
    const example = readFileSync(join(root, "examples/src/first-event.ts"), "utf8");
    assert.ok(readme.includes(`\`\`\`ts\n${example}\`\`\``));
  });

  it("states each provider's capabilities", () => {
    const clouds = [tencent().capabilities, baidu().capabilities];
    const row = (head: string, cells: readonly string[]) => `| ${[head, ...cells].join(" | ")} |`;
    const yes = (truth: boolean) => (truth ? "yes" : "no");
    const reads = { full: "all", without_secret: "all but the signing key", none: "nothing" };
    const rows = [
      row(
        "push: HTTP callbacks",
        clouds.map(({ modes }) => yes(modes.includes("push"))),
      ),
      row(
        "pull: a queue",
        clouds.map(({ modes }) => yes(modes.includes("pull"))),
      ),
      row(
        "signature covers",
        clouds.map(({ signing }) => signing.covers.join(", ")),
      ),
      row(
        "its config can be read back",
        clouds.map(({ read }) => reads[read]),
      ),
      ...knownEventTypes.map((type) =>
        row(
          `\`${type}\``,
          clouds.map(({ events }) => events[type]),
        ),
      ),
    ];
    const missing = rows.filter((line) => !readme.includes(`${line}\n`));
    assert.deepEqual(missing, []);
  });

  it("lists every package", () => {
    const missing = packages().filter(
      (name) => !readme.includes(`| [\`${manifest(name).name}\`](packages/${name}) |`),
    );
    assert.deepEqual(missing, []);
  });
});

describe("the pages", () => {
  for (const { path, text } of pages()) {
    it(`link from ${path} to existing files`, () => {
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
      const broken = links
        .filter((link) => !/^https?:|^#/.test(link))
        .filter((link) => !existsSync(join(root, dirname(path), link.replace(/#.*$/, ""))));
      assert.deepEqual(broken, []);
    });
  }
});
