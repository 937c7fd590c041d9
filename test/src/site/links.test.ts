import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSite, folder } from "./built-site.js";

describe("the built site", () => {
  before(async function () {
    this.timeout(180_000);
    await buildSite();
  });

  it("has pages in both languages", () => {
    for (const page of ["index", "overview", "zh/index", "zh/overview", "packages/cli"]) {
      assert.ok(existsSync(join(folder, `${page}.html`)), page);
    }
  });

  it("links to existing pages and headings", () => {
    const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".html") && name !== "404.html",
    );
    const ids = new Map(pages.map((page) => [`/${page}`, idsOf(page)]));
    const dead = pages.flatMap((page) =>
      [...new Set([...htmlOf(page).matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href))]
        .map((href = "") => href.replaceAll("&amp;", "&"))
        .filter((href) => !/^https?:/.test(href))
        .filter((href) => {
          const { pathname, hash } = new URL(href, `http://localhost/${page}`);
          const target = ids.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
          return target === undefined || (hash !== "" && !target.has(decodeURI(hash.slice(1))));
        })
        .map((href) => `${page}: ${href}`),
    );
    assert.deepEqual(dead, []);
  });
});

function htmlOf(page: string): string {
  return readFileSync(join(folder, page), "utf8");
}

function idsOf(page: string): ReadonlySet<string> {
  return new Set([...htmlOf(page).matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
}
