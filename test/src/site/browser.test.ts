import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describeInBrowser, sharedBrowser } from "../inspector/browser.js";
import { buildSite, serveSite } from "./built-site.js";
import { hasTwin, listed } from "./pages.js";
import { routeOf } from "./routes.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Returns the violations of accessibility rules that axe-core counts as serious or critical. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate<readonly Violation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const few = [
  ...["docs/index.md", "docs/getting-started.md", "docs/concepts.md", "README.md"],
  "docs/inbox-and-guarantees.md",
];
const isLong = process.env.VOD_EVENTS_LONG === "1";
const checked = isLong ? listed : few;

describeInBrowser("the site in a browser", () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  before(async function () {
    this.timeout(180_000);
    await buildSite();
    site = await serveSite();
  });
  after(() => site?.close());

  const routes = checked.flatMap((path) => [
    routeOf(path),
    ...(hasTwin(path) ? [`zh/${routeOf(path)}`] : []),
  ]);

  for (const [index, route] of routes.entries()) {
    const colorScheme = index % 2 === 0 ? "light" : "dark";
    it(`shows /${route} without errors, accessible, and on a phone, ${colorScheme}`, async function () {
      this.timeout(30_000);
      const browser = await sharedBrowser();
      const page = await browser.open({ colorScheme, viewport: { width: 390, height: 844 } });
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", ({ message }) => errors.push(message));
      await page.goto(`${site.url}/${route}`, { waitUntil: isLong ? "networkidle" : "load" });
      // Text that fades in has little contrast.
      await page.addStyleTag({ content: "* { transition: none !important }" });
      for (const diagram of await page.locator(".diagram").all())
        await diagram.locator("svg").waitFor();
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
      const isDark = await page.evaluate("document.documentElement.classList.contains('dark')");
      assert.equal(isDark, colorScheme === "dark");
      assert.deepEqual(await violationsOf(page), []);
      if (isLong) {
        await page.setViewportSize({ width: 1280, height: 900 });
        assert.deepEqual(await violationsOf(page), []);
      }
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  for (const [language, home, words, title] of [
    ["English", "/", "dead letters", "Redriving dead letters"],
    ["Chinese", "/zh/", "签名密钥", "核心概念"],
  ] as const) {
    it(`finds a term in ${language}`, async function () {
      this.timeout(30_000);
      const page = await (await sharedBrowser()).open({ viewport: { width: 1280, height: 900 } });
      await page.goto(site.url + home, { waitUntil: "networkidle" });
      await page.keyboard.press("Control+k");
      await page.locator("#localsearch-input").fill(words);
      await page.locator(".result", { hasText: title }).first().waitFor();
      await page.context().close();
    });
  }

  it("leads to the same page in the other language, and home when there is none", async function () {
    this.timeout(30_000);
    const page = await (await sharedBrowser()).open({ viewport: { width: 1280, height: 900 } });
    const other = page.locator(".VPNavBarTranslations a");
    await page.goto(`${site.url}/concepts.html`);
    assert.equal(await other.getAttribute("href"), "/zh/concepts.html");
    await page.goto(`${site.url}/decisions/0002-parse-a-body-once.html`);
    assert.equal(await other.getAttribute("href"), "/zh/");
    await page.context().close();
  });
});
