import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { Capabilities } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import { manifest, packages, pages, root } from "./repository.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

describe("the README", () => {
  it("states each provider's capabilities", () => {
    const clouds: readonly Capabilities[] = [
      tencent(),
      baidu(),
      alibaba(),
      volcengine(),
      mux(),
    ].map(({ capabilities }) => capabilities);
    const row = (head: string, cells: readonly string[]) => `| ${[head, ...cells].join(" | ")} |`;
    const yes = (condition: boolean) => (condition ? "yes" : "no");
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
      row(
        "event types",
        clouds.map(({ events }) => {
          const sent = Object.values(events).filter((support) => support !== "never");
          return String(sent.length);
        }),
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
  for (const [page, example] of [
    ["docs/getting-started.md", "first-event"],
    ["docs/pulling-a-queue.md", "pulling"],
    ["docs/testing-your-handlers.md", "handler-test"],
  ] as const) {
    it(`show in ${page} the example ${example}.ts, which is compiled and run`, () => {
      const source = readFileSync(join(root, `examples/src/${example}.ts`), "utf8");
      assert.ok(readFileSync(join(root, page), "utf8").includes(`\`\`\`ts\n${source}\`\`\``));
    });
  }

  for (const { path, text } of pages()) {
    it(`link from ${path} to existing files and headings`, () => {
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
      const broken = links
        .filter((link) => !/^https?:/.test(link))
        .filter((link) => !isTarget(link, path, text));
      assert.deepEqual(broken, []);
    });
  }
});

function isTarget(link: string, path: string, text: string): boolean {
  const [file = "", heading] = link.split("#");
  const target = file === "" ? join(root, path) : join(root, dirname(path), file);
  if (!existsSync(target)) return false;
  if (heading === undefined) return true;
  const page = file === "" ? text : readFileSync(pageOf(target), "utf8");
  return anchorsOf(page).has(heading);
}

/** A link to a folder shows its README. */
function pageOf(target: string): string {
  return target.endsWith(".md") ? target : join(target, "README.md");
}

/** The anchors that GitHub makes of the headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? "");
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
