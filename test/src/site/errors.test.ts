import assert from "node:assert/strict";
import { errorEntries } from "../cli/error-entries.js";
import { buildSite, serveSite } from "./built-site.js";
import { routeOf } from "./routes.js";

/** Returns the content of a section without its heading; `undefined` when there is none. */
function sectionOf(html: string, id: string): string | undefined {
  const [, ...parts] = html.split(/(?=<h\d id=")/);
  return parts.find((part) => part.startsWith(`<h4 id="${id}"`))?.replace(/^.*?<\/h4>/s, "");
}

describe("the built site", () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  before(async function () {
    this.timeout(180_000);
    await buildSite();
    site = await serveSite();
  });
  after(() => site?.close());

  for (const [language, folder, remedy] of [
    ["English", "", "Remedy"],
    ["Chinese", "zh/", "处理方法"],
  ] as const) {
    it(`has the section that vod-events errors names, with the remedy, for every code in ${language}`, async () => {
      const pages = new Map<string, string>();
      const missing: string[] = [];
      for (const { code, page } of errorEntries) {
        const [path = "", id = ""] = page.split("#");
        const url = `${site.url}/${folder}${routeOf(path)}`;
        const html = pages.get(url) ?? (await textOf(url));
        pages.set(url, html);
        if (!sectionOf(html, id)?.includes(`<strong>${remedy}</strong>`)) missing.push(code);
      }
      assert.ok(errorEntries.length > 70);
      assert.deepEqual(missing, []);
    });
  }
});

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  assert.equal(response.status, 200, url);
  return response.text();
}
