import assert from "node:assert/strict";
import { permanent } from "@vod-events/core";
import { describeInBrowser } from "./browser.js";
import { signingKey, upload } from "./inspected-application.js";
import { pageTestbed, select } from "./opened-page.js";

describeInBrowser("the live view of the inspector", () => {
  const stage = pageTestbed();

  it("lists deliveries and shows new ones without a reload", async () => {
    await stage.application.tencent(upload("first"));
    const { page, complaints } = await stage.open();
    const rows = page.locator(".row");
    await rows.filter({ hasText: "first" }).waitFor();
    await stage.application.tencent(upload("second"));
    await rows.filter({ hasText: "second" }).waitFor();
    await page.locator(".row[aria-posinset='1']", { hasText: "second" }).waitFor();
    await page.locator(".row", { hasText: "second" }).getByText("handled").waitFor();
    assert.deepEqual(complaints, []);
  });

  it("shows the neutral event beside the native one and marks the field with the same value", async () => {
    await stage.application.tencent(upload("media-1"));
    const { page } = await stage.open();
    await select(page, "media-1");
    await page.getByText("The signature is valid and covers: time.").waitFor();
    const neutral = page.getByRole("group", { name: "Neutral event" });
    const native = page.getByRole("group", { name: "Native payload" });
    await neutral.locator(".line", { hasText: /^createdAt/ }).hover();
    await native.locator(".marked", { hasText: 'CreateTime: "2026-11-02T06:12:40Z"' }).waitFor();
    await native.locator(".line", { hasText: "FileId" }).focus();
    await neutral.locator(".marked", { hasText: 'mediaId: "media-1"' }).waitFor();
    assert.equal(await native.locator(".linked", { hasText: "EventType" }).count(), 0);
  });

  it("explains why a delivery was rejected", async () => {
    await stage.application.tencent(upload("forged"), "another-key");
    const { page } = await stage.open();
    await select(page, "signature_mismatch");
    await page.getByText("the delivery is signed with an unknown key").waitFor();
    await page.getByText("The signature was not accepted.").waitFor();
    await stage.application.deliver("tencent", "x".repeat(2 ** 21));
    await select(page, "body_too_large");
    await page.getByText("The body was not read, so its code is all that is known.").waitFor();
    await page.getByText("The delivery was rejected before its signature was verified.").waitFor();
  });

  it("shows the attempts with their errors and retries a dead letter", async () => {
    const { behavior, handled, tencent } = stage.application;
    const { handle } = behavior;
    behavior.handle = async () => {
      throw permanent(new Error("the library is closed"));
    };
    await tencent(upload("m1"));
    const { page } = await stage.open();
    await select(page, "dead letter");
    await page.getByText("Error: the library is closed").first().waitFor();
    behavior.handle = handle;
    await page.getByRole("button", { name: "Retry", exact: true }).click();
    await page.locator(".steps strong", { hasText: "handled" }).waitFor();
    assert.deepEqual(handled, ["tencent:NewFileUpload:m1"]);
    assert.equal(await page.getByRole("button", { name: "Retry", exact: true }).count(), 0);
  });

  it("shows a payload of HTML and scripts as text", async () => {
    const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script>"'\`</div>\u202e`;
    await stage.application.tencent(upload("m1", { Name: hostile, Description: hostile }));
    await stage.application.deliver(hostile.replaceAll("/", ""), hostile, { "x-html": hostile });
    await stage.application.deliver("mux", `{"${hostile.replaceAll('"', "'")}":`, {});
    const { page, complaints, requested } = await stage.open();
    for (const text of ["m1", "path_not_found", "signature_missing"]) {
      await select(page, text);
      await page.locator(".detail .section").first().waitFor();
      for (const summary of await page.locator("summary").all()) await summary.click();
    }
    await select(page, "m1");
    await page.getByText("onerror=alert(1)").first().waitFor();
    assert.equal(await page.locator(".app img:not([src='icon.svg']), .app script").count(), 0);
    assert.deepEqual(complaints, []);
    const { origin } = new URL(stage.application.inspector.url);
    assert.deepEqual(
      requested.filter((url) => !url.startsWith(origin)),
      [],
    );
  });

  it("masks the query of a URL until it is clicked", async () => {
    const cover = "https://media.example.com/a.jpg?sign=canary";
    await stage.application.tencent(upload("m1", { CoverUrl: cover }));
    const { page } = await stage.open();
    await select(page, "m1");
    const masks = page.getByRole("button", { name: "Show the signed URL" });
    await masks.first().waitFor();
    assert.doesNotMatch((await page.locator("body").textContent()) ?? "", /canary/);
    await masks.first().click();
    await page.getByText("sign=canary").waitFor();
  });

  it("keeps the filters and the selection in the URL", async () => {
    for (const id of ["m1", "m2", "m3"]) await stage.application.tencent(upload(id));
    await stage.application.tencent(upload("m4"), "another-key");
    const { page } = await stage.open();
    await page.locator(".row", { hasText: "m3" }).waitFor();
    await page.getByRole("searchbox").fill("M2");
    await page.getByText("1 of 4").waitFor();
    await select(page, "m2");
    await page.reload();
    await page.locator(".detail h2", { hasText: "media.uploaded" }).waitFor();
    assert.match(page.url(), /q=M2&selected=\d+\.0$/);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("combobox", { name: "State" }).selectOption("rejected");
    await page.getByText("1 of 4").waitFor();
    assert.match(page.url(), /state=rejected/);
  });

  it("shows the events of one media in order", async () => {
    const { tencent } = stage.application;
    await tencent(upload("m1"));
    await tencent(upload("m2"));
    await tencent({ EventType: "FileDeleted", FileDeleteEvent: { FileIdSet: ["m1"] } });
    const { page } = await stage.open();
    await select(page, "media.deleted");
    const timeline = page.locator(".section", { hasText: "Media timeline" });
    await timeline.waitFor();
    assert.deepEqual(await timeline.locator("li button").allInnerTexts(), [
      "media.uploaded",
      "media.deleted",
    ]);
    await timeline.getByRole("button", { name: "Show only this media" }).click();
    await page.getByText("2 of 3").waitFor();
  });

  it("holds new rows back while it is paused", async () => {
    const { page } = await stage.open();
    await page.getByRole("button", { name: "Hold updates" }).click();
    await stage.application.tencent(upload("m1"));
    await page.getByText("Paused: 1 new").waitFor();
    assert.equal(await page.locator(".row").count(), 0);
    await page.keyboard.press("p");
    await page.locator(".row", { hasText: "m1" }).waitFor();
  });

  it("never receives the signing key", async () => {
    await stage.application.tencent(upload("m1"));
    await stage.application.tencent(upload("m2"), "another-key");
    const { page, answers } = await stage.open();
    await select(page, "m1");
    await select(page, "signature_mismatch");
    await page.getByText("unknown key").waitFor();
    await page.getByRole("button", { name: "Inbox" }).click();
    await select(page, "m1");
    const content = await page.content();
    assert.ok(answers.length > 6);
    for (const text of [content, ...answers]) assert.ok(!text.includes(signingKey));
  });

  it("stays small and fast with 10,000 events", async function () {
    this.timeout(20_000);
    const { page } = await stage.open();
    const batch = (from: number) => ({
      EventType: "FileDeleted",
      FileDeleteEvent: { FileIdSet: Array.from({ length: 100 }, (_, index) => `m${from + index}`) },
    });
    for (let from = 0; from < 10_000; from += 100) await stage.application.tencent(batch(from));
    await page.getByText("10,000 of 10,000").waitFor({ timeout: 15_000 });
    assert.ok((await page.locator(".row").count()) < 60);
    const slowest = await page.evaluate<number>(`new Promise((resolve) => {
      const list = document.querySelector(".list");
      let last = performance.now(), slowest = 0, frames = 0;
      const next = (now) => {
        slowest = Math.max(slowest, now - last);
        last = now;
        list.scrollTop += 5000;
        if (++frames < 60) requestAnimationFrame(next); else resolve(slowest);
      };
      requestAnimationFrame(next);
    })`);
    assert.ok(slowest < 250, `${slowest} ms`);
    await page.getByRole("searchbox").fill("m9999");
    await page.getByText("1 of 10,000").waitFor();
  });
});
