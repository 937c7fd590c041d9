import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { sampleOf } from "../fixtures/mux/all.js";
import { root } from "../layout/repository.js";
import { type Browser, startBrowser } from "./browser.js";
import {
  type InspectedApplication,
  inspectedApplication,
  upload,
} from "./inspected-application.js";
import { mediaStory } from "./media-story.js";

// Makes the screenshots of the documentation: node test/dist/inspector/screenshots.js

const folder = process.argv[2] ?? join(root, "docs/images");
mkdirSync(folder, { recursive: true });
const application = await inspectedApplication();
const browser = await startBrowser();
try {
  await play(application);
  await shoot(browser, application);
} finally {
  await browser.close();
  await application.close();
}
process.exit();

/** Delivers what a small application may receive. */
async function play({ tencent, mux, deliver, behavior }: InspectedApplication): Promise<void> {
  let failures = 1;
  behavior.handle = async ({ mediaId, type }) => {
    await new Promise((resolve) => setTimeout(resolve, 12));
    if (mediaId === "5285890781763144363")
      throw new Error("library: connect ECONNREFUSED 127.0.0.1:5432");
    if (type === "media.ready" && failures-- > 0)
      throw new Error("library: 503 Service Unavailable");
  };
  const wait = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const name = (at: number) =>
    ["Harbour at dawn", "Trail run", "Interview 3", "Night market"][at % 4];
  for (let at = 0; at < 9; at++) {
    await tencent(upload(`52858907817631443${60 + at}`, { Name: name(at), Type: "mp4" }));
    const id = `a9Kq02mQ1r5kGzX${at}`;
    await mux({
      ...sampleOf("video.asset.created", { id }),
      object: { type: "asset", id },
      id: `created-${at}`,
    });
    await wait(37);
  }
  await wait(150);
  const asset = {
    id: "b7Tn3wPz8LcVd2Ye",
    duration: 153.702,
    playback_ids: [{ id: "p1", policy: "signed" }],
  };
  for (const type of [
    "video.asset.created",
    "video.asset.ready",
    "video.asset.static_renditions.ready",
  ]) {
    await mux({
      ...sampleOf(type, asset),
      object: { type: "asset", id: asset.id },
      id: `${type}-1`,
    });
    await wait(90);
  }
  await mux({
    ...sampleOf("video.asset.ready", asset),
    object: { type: "asset", id: asset.id },
    id: "video.asset.ready-1",
  });
  await deliver("mux", "{}", {});
  await tencent(upload("5285890781763144371"), "another-key");
  const cover = "https://media.example.com/cover.jpg?sign=6f1b&t=69287c80";
  await tencent(upload("5285890781763144372", { Name: "Ferry", CoverUrl: cover, Type: "mp4" }));
  await wait(400);
}

/** Delivers what Tencent sends of some media. */
async function playMedia({ tencent }: InspectedApplication): Promise<void> {
  for (const id of ["5285890781763144380", "5285890781763144381"]) {
    const { uploaded, processed, renditionsDeleted } = mediaStory(id);
    for (const event of [uploaded, processed, renditionsDeleted]) {
      await tencent(event);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
  await tencent(mediaStory("5285890781763144380").deleted);
}

async function shoot(browser: Browser, inspected: InspectedApplication): Promise<void> {
  const { url } = inspected.inspector;
  const size = { viewport: { width: 1280, height: 800 } };
  const light = await browser.open({ ...size, colorScheme: "light" });
  await light.goto(url);
  await select(light, "5285890781763144372");
  await light.getByRole("group", { name: "Neutral event" }).getByText("mediaId").hover();
  await light.screenshot({ path: join(folder, "inspector.png") });
  const dark = await browser.open({ ...size, colorScheme: "dark", locale: "zh-CN" });
  await dark.goto(url);
  await select(dark, "signature_mismatch");
  await dark.screenshot({ path: join(folder, "inspector-dark.png") });
  const inbox = await browser.open({ ...size, colorScheme: "light" });
  await inbox.goto(url);
  await inbox.goto(`${new URL(url).origin}/?view=inbox&state=dead`);
  await select(inbox, "5285890781763144363");
  await inbox.screenshot({ path: join(folder, "inspector-inbox.png") });
  await playMedia(inspected);
  const media = await browser.open({ ...size, colorScheme: "light" });
  await media.goto(url);
  await media.goto(`${new URL(url).origin}/?view=media`);
  await select(media, "5285890781763144381");
  await media.locator(".source", { hasText: "media.deleted" }).first().click();
  await media.screenshot({ path: join(folder, "inspector-media.png") });
  if (process.argv[2] === undefined) return;
  const narrow = await browser.open({ viewport: { width: 390, height: 844 } });
  await narrow.goto(url);
  await narrow.waitForTimeout(500);
  await narrow.screenshot({ path: join(folder, "narrow.png") });
  await select(narrow, "5285890781763144372");
  await narrow.screenshot({ path: join(folder, "narrow-detail.png") });
  await light.keyboard.press("?");
  await light.screenshot({ path: join(folder, "help.png") });
  await light.keyboard.press("Escape");
  await light.getByRole("button", { name: "Replay" }).click();
  await light.screenshot({ path: join(folder, "replay.png") });
  const ready = await browser.open({ ...size, colorScheme: "dark" });
  await ready.goto(url);
  await select(ready, "media.ready");
  await ready.screenshot({ path: join(folder, "ready.png") });
}

async function select(page: Page, text: string): Promise<void> {
  await page.locator(".row", { hasText: text }).first().click();
  await page.locator(".detail[aria-busy=false] h2").waitFor();
  await page.waitForTimeout(500);
}
