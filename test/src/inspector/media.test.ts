import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { sampleOf } from "../fixtures/mux/all.js";
import { describeInBrowser } from "./browser.js";
import { upload } from "./inspected-application.js";
import { mediaStory } from "./media-story.js";
import { pageTestbed, select } from "./opened-page.js";

/** Opens the list of media. */
async function openMedia(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Media", exact: true }).click();
  await page.getByRole("listbox", { name: "Media, last changed first" }).waitFor();
}

/** The facts below a heading of the state. */
const group = (page: Page, heading: string) =>
  page.locator(".state-group", { has: page.getByRole("heading", { name: heading, exact: true }) });

describeInBrowser("the media view of the inspector", () => {
  const stage = pageTestbed();

  it("lists media by status and shows changes without a reload", async () => {
    const { tencent } = stage.application;
    const story = mediaStory("m1");
    await tencent(upload("m0", { Name: "Night market" }));
    // Media that changed in the same millisecond are listed by their ids.
    await sleep(2);
    await tencent(story.uploaded);
    const { page, complaints, requested } = await stage.open();
    await openMedia(page);
    await page.locator(".row[aria-posinset='1']", { hasText: "tencent · m1" }).waitFor();
    await page.locator(".row[aria-posinset='2']", { hasText: "Night market" }).waitFor();
    await tencent(mediaStory("m0").deleted);
    const first = page.locator(".row[aria-posinset='1']");
    await first.filter({ hasText: "Night market" }).getByText("deleted").waitFor();
    await page.getByRole("combobox", { name: "State" }).selectOption("ready");
    await page.locator(".count", { hasText: /^1$/ }).waitFor();
    assert.match(page.url(), /\?view=media&state=ready$/);
    await tencent(upload("m2"));
    await page.locator(".count", { hasText: /^2$/ }).waitFor();
    await tencent(story.deleted);
    await page.locator(".count", { hasText: /^1$/ }).waitFor();
    assert.equal(requested.filter((url) => url.includes("api/media?")).length, 2);
    await page.reload();
    await first.filter({ hasText: "m2" }).waitFor();
    assert.equal(await page.locator(".row").count(), 1);
    assert.deepEqual(complaints, []);
  });

  it("holds changes back while it is paused", async () => {
    const { page } = await stage.open();
    await page.keyboard.press("3");
    await page.getByText("No media has such a state").waitFor();
    await page.getByRole("button", { name: "Hold updates" }).click();
    await stage.application.tencent(upload("m1"));
    await page.getByText("Paused: 1 new").waitFor();
    assert.equal(await page.locator(".row").count(), 0);
    await page.keyboard.press("p");
    await page.locator(".row", { hasText: "m1" }).waitFor();
  });

  it("pages through the media by a cursor when the end of the list is reached", async () => {
    for (let at = 0; at < 120; at++) await stage.application.tencent(upload(`m${at}`));
    const { page, requested } = await stage.open();
    await openMedia(page);
    await page.locator(".count", { hasText: "50+" }).waitFor();
    await page.getByRole("listbox").focus();
    await page.keyboard.press("End");
    await page.locator(".count", { hasText: "100+" }).waitFor();
    await page.keyboard.press("End");
    await page.locator(".count", { hasText: /^120$/ }).waitFor();
    await page.keyboard.press("End");
    await page.locator(".row[aria-selected=true] .row-sub", { hasText: /m0$/ }).waitFor();
    assert.equal(requested.filter((url) => /afterMedia=/.test(url)).length, 2);
  });

  it("shows the state beside the timeline, and each fact leads to its event", async () => {
    const { tencent } = stage.application;
    const { uploaded, processed } = mediaStory("m1");
    await tencent(uploaded);
    await tencent(processed);
    const { page, complaints } = await stage.open();
    await openMedia(page);
    await select(page, "tencent · m1");
    await page
      .locator(".detail .title", { hasText: "Harbour at dawn" })
      .getByText("ready")
      .waitFor();
    for (const heading of ["State", "Description", "Renditions", "Images", "Tasks"])
      await group(page, heading).waitFor();
    await group(page, "Renditions").getByText("heightPixels 485").first().waitFor();
    const tasks = group(page, "Tasks");
    await tasks
      .locator("div", { hasText: "thumbnail.created" })
      .getByText("failed")
      .first()
      .waitFor();
    const link = group(page, "Description").locator(".source").first();
    await link.focus();
    await page.keyboard.press("Enter");
    const marked = page.locator(".timeline .marked");
    assert.match((await marked.textContent()) ?? "", /^media\.uploadedhandled/);
    assert.equal(await page.evaluate("document.activeElement.textContent"), "media.uploaded");
    await tencent(uploaded);
    await page.locator(".timeline li", { hasText: "duplicate" }).waitFor();
    assert.equal(await page.evaluate("document.activeElement.textContent"), "media.uploaded");
    await page.keyboard.press("Enter");
    await page.locator(".detail h2", { hasText: "media.uploaded" }).waitFor();
    assert.match(page.url(), /\?selected=\d+\.0$/);
    await page.locator(".state-head").getByRole("button", { name: "Open in Media" }).click();
    await page.locator(".detail h2", { hasText: "Harbour at dawn" }).waitFor();
    assert.match(page.url(), /\?view=media&selected=tencent%2Fm1$/);
    assert.deepEqual(complaints, []);
  });

  it("shows the facts of a change at once, and leaves the focus where it is", async () => {
    const { tencent } = stage.application;
    const { uploaded, processed, deleted } = mediaStory("m1");
    await tencent(uploaded);
    const { page } = await stage.open();
    await openMedia(page);
    await select(page, "m1");
    const link = group(page, "Description").locator(".source").first();
    await link.focus();
    await tencent(processed);
    await group(page, "Renditions").waitFor();
    assert.match(await page.evaluate("document.activeElement.dataset.source"), /^name tencent:/);
    await tencent(deleted);
    await page.locator(".detail .title").getByText("deleted").waitFor();
    await page.locator(".timeline li", { hasText: "media.deleted" }).waitFor();
  });

  it("shows removed entries and deletions of parts", async () => {
    const { tencent } = stage.application;
    const { uploaded, processed, renditionsDeleted } = mediaStory("m1");
    for (const event of [uploaded, processed, renditionsDeleted]) await tencent(event);
    const { page } = await stage.open();
    await openMedia(page);
    await select(page, "tencent · m1");
    const parts = group(page, "Deleted parts");
    await parts.getByText("TranscodeFiles 100020").waitFor();
    await group(page, "Renditions").locator("del", { hasText: "100020 mp4" }).waitFor();
    await group(page, "Renditions").getByText("removed").waitFor();
    await parts.locator(".source").click();
    await page.locator(".timeline .marked", { hasText: "media.deleted" }).waitFor();
  });

  it("shows failures, verdicts and unknown events", async () => {
    const { mux, tencent } = stage.application;
    const failed = sampleOf("video.asset.errored", { id: "a1" });
    await mux({ ...failed, object: { type: "asset", id: "a1" }, id: "errored-1" });
    const review = {
      EventType: "ReviewAudioVideoComplete",
      ReviewAudioVideoCompleteEvent: {
        ...{ TaskId: "t1", Status: "FINISH", ErrCode: 0, Message: "" },
        MediaReviewInput: { FileId: "m1" },
        ...{ Input: { FileId: "m1" }, Output: { Suggestion: "block", Label: "Porn" } },
      },
    };
    await tencent(upload("m1"));
    await tencent(review);
    await tencent({
      EventType: "FileDeleted",
      FileDeleteEvent: {
        FileIdSet: ["m1"],
        FileDeleteResultInfo: [{ FileId: "m1", DeleteParts: [{ Type: "FutureFiles" }] }],
      },
    });
    const { page } = await stage.open();
    await openMedia(page);
    await select(page, "mux · a1");
    await page.locator(".detail .title").getByText("failed").waitFor();
    await group(page, "State").locator("dt", { hasText: "failure" }).waitFor();
    await select(page, "tencent · m1");
    await page.getByText("moderation: block").waitFor();
    await group(page, "Moderation").getByText("ReviewAudioVideoComplete").waitFor();
    await group(page, "Unknown events").locator(".source").click();
    await page.locator(".timeline .marked", { hasText: "media.deleted" }).waitFor();
  });

  it("masks the query of a URL until it is clicked", async () => {
    const cover = "https://media.example.com/a.jpg?sign=canary";
    await stage.application.tencent(upload("m1", { CoverUrl: cover }));
    const { page } = await stage.open();
    await openMedia(page);
    await select(page, "m1");
    const mask = page.getByRole("button", { name: "Show the signed URL" });
    await mask.waitFor();
    assert.doesNotMatch((await page.locator("body").textContent()) ?? "", /canary/);
    await mask.click();
    await page.getByText("sign=canary").waitFor();
  });

  it("leads to events that are stored and no longer recorded, and from there to the media", async () => {
    const { inbox, vod, tencent } = stage.application;
    await tencent(upload("m1"));
    const { startInspector } = await import("@vod-events/inspector");
    const later = await startInspector(vod, { inbox });
    const { page } = await stage.open();
    await page.goto(later.url);
    await openMedia(page);
    await select(page, "m1");
    await page.locator(".timeline").getByText("from the state").waitFor();
    await page.locator(".timeline").getByRole("button", { name: "media.uploaded" }).click();
    await page.getByRole("listbox", { name: "Events in the inbox" }).waitFor();
    await page.locator(".facts").getByRole("button", { name: "m1" }).click();
    await page.locator(".detail h2", { hasText: "Harbour at dawn" }).waitFor();
    later.close();
  });

  it("says that a media has no state", async () => {
    const { page } = await stage.open();
    await page.goto(`${new URL(page.url()).origin}/?view=media&selected=tencent/m1`);
    await page.getByText("This media has no state: no event of it was folded.").waitFor();
  });
});

describeInBrowser("the media view of an application without media states", () => {
  const stage = pageTestbed({ media: false });

  it("says which option to set", async () => {
    await stage.application.tencent(upload("m1"));
    const { page, requested } = await stage.open();
    await select(page, "m1");
    await page.keyboard.press("3");
    await page.getByText("Set the option media: true of createVodEvents.").waitFor();
    assert.equal(requested.filter((url) => url.includes("api/media")).length, 0);
  });
});
