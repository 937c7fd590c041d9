import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser.js";
import { upload } from "./inspected-application.js";
import { mediaStory } from "./media-story.js";
import { pageTestbed, select } from "./opened-page.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Returns the violations of accessibility rules that axe-core finds. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate<readonly Violation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
}

describeInBrowser("the page of the inspector", () => {
  const stage = pageTestbed();

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has no violation that axe-core finds, ${colorScheme}`, async function () {
      this.timeout(20_000);
      const cover = "https://media.example.com/a.jpg?sign=canary";
      await stage.application.tencent(upload("m1", { CoverUrl: cover }));
      await stage.application.tencent(upload("m2"), "another-key");
      const { page } = await stage.open({ colorScheme });
      await select(page, "m1");
      await page.locator(".title .badge", { hasText: "handled" }).waitFor();
      assert.deepEqual(await violationsOf(page), []);
      await select(page, "signature_mismatch");
      await page.getByText("unknown key").waitFor();
      assert.deepEqual(await violationsOf(page), []);
      await page.getByRole("button", { name: "Inbox" }).click();
      await select(page, "m1");
      assert.deepEqual(await violationsOf(page), []);
      const { processed, renditionsDeleted } = mediaStory("m1");
      await stage.application.tencent(processed);
      await stage.application.tencent(renditionsDeleted);
      await page.getByRole("button", { name: "Media", exact: true }).click();
      await select(page, "tencent · m1");
      await page.locator(".state-group .source").first().click();
      assert.deepEqual(await violationsOf(page), []);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await violationsOf(page), []);
    });
  }

  it("can be used with the keyboard", async () => {
    for (const id of ["m1", "m2", "m3"]) await stage.application.tencent(upload(id));
    const { page } = await stage.open();
    const selected = page.locator(".row[aria-selected=true]");
    await page.locator(".row", { hasText: "m3" }).waitFor();
    await page.getByRole("listbox").focus();
    await page.keyboard.press("ArrowDown");
    await selected.filter({ hasText: "m3" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await selected.filter({ hasText: "m2" }).waitFor();
    const id = await selected.getAttribute("id");
    assert.equal(await page.getByRole("listbox").getAttribute("aria-activedescendant"), id);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate("document.activeElement.className"), "detail-pane");
    await page.keyboard.press("Escape");
    await page.keyboard.press("End");
    await selected.filter({ hasText: "m1" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("m2");
    await page.getByText("1 of 3").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("2");
    await page.getByRole("listbox", { name: "Events in the inbox" }).waitFor();
  });

  it("tells screen readers of new rows", async () => {
    const { page } = await stage.open();
    await stage.application.tencent(upload("m1"));
    await page.locator("[role=status]", { hasText: "1 new" }).waitFor({ state: "attached" });
  });

  it("is in the language that the browser prefers, until the user switches", async () => {
    await stage.application.tencent(upload("m1"));
    const { page } = await stage.open({ locale: "zh-CN" });
    assert.equal(await page.evaluate("document.documentElement.lang"), "zh-CN");
    await select(page, "m1");
    await page.getByText("签名有效，覆盖：时间。").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("The signature is valid and covers: time.").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Live" }).waitFor();
    assert.equal(await page.evaluate("document.documentElement.lang"), "en");
  });

  it("is dark when the browser prefers it, until the user switches", async () => {
    const { page } = await stage.open({ colorScheme: "dark" });
    const background = () =>
      page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const dark = await background();
    assert.equal(dark, "rgb(14, 17, 22)");
    await page.keyboard.press("d");
    const light = await background();
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await background(), light);
  });

  it("shows the list or the details on a narrow screen", async () => {
    await stage.application.tencent(upload("m1"));
    const { page } = await stage.open({ viewport: { width: 390, height: 800 } });
    await select(page, "m1");
    assert.equal(await page.getByRole("listbox").isVisible(), false);
    await page.getByRole("button", { name: "Back to the list" }).click();
    assert.equal(await page.getByRole("listbox").isVisible(), true);
  });
});
