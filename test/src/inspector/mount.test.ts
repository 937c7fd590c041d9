import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { createVodEvents } from "@vod-events/core";
import { inspector } from "@vod-events/inspector";
import { tencent } from "@vod-events/tencent";
import express from "express";

function application() {
  return createVodEvents({
    provider: "tencent",
    providers: { tencent: () => tencent({ env: {} }) },
    callback: { mode: "push", url: "https://hooks.example.com/vod" },
    receiver: { allowUnsigned: true },
  });
}

const event = (mediaId: string) => ({
  method: "POST",
  path: "/vod/tencent",
  headers: {},
  body: Buffer.from(
    JSON.stringify({ EventType: "NewFileUpload", FileUploadEvent: { FileId: mediaId } }),
  ),
});

describe("the inspector in an application", () => {
  it("answers below its path in Express, behind the application's authentication", async () => {
    const vod = application();
    const page = inspector(vod, { path: "/admin/inspector" });
    const app = express();
    app.use(express.json());
    app.use("/admin", ({ headers }, response, next) => {
      if (headers.authorization === "admin") next();
      else response.sendStatus(401);
    });
    app.use("/admin/inspector", page.node);
    const server = createServer(app);
    await once(server.listen(0, "127.0.0.1"), "listening");
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { authorization: "admin" };
    assert.equal((await fetch(`${origin}/admin/inspector/`)).status, 401);
    const opened = await fetch(`${origin}/admin/inspector?state=dead`, { headers });
    assert.equal(opened.url, `${origin}/admin/inspector/?state=dead`);
    assert.match(await opened.text(), /data-inbox="false" data-media="false" data-replay="local"/);
    await vod.receive(event("m1"));
    const stream = await fetch(`${origin}/admin/inspector/api/facts`, { headers });
    assert.match(stream.headers.get("content-type") ?? "", /^text\/event-stream/);
    const replayed = await fetch(`${origin}/admin/inspector/api/replays`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "x-vod-inspector": "1" },
      body: JSON.stringify({ delivery: 1, url: "https://example.com" }),
    });
    assert.match(await replayed.text(), /^Replays go to this machine only/);
    page.close();
    server.closeAllConnections();
    server.close();
  });

  it("answers a Fetch API request", async () => {
    const vod = application();
    const page = inspector(vod, { path: "/inspector/" });
    await vod.receive(event("m1"));
    const ask = (path: string) => page.fetch(new Request(`https://app.example${path}`));
    assert.equal((await ask("/inspector/")).status, 200);
    assert.equal((await ask("/inspector/api/inbox")).status, 404);
    assert.equal((await ask("/other")).status, 404);
    const facts = await ask("/inspector/api/facts");
    const reader = facts.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("m1")) text += (await reader?.read())?.value;
    assert.match(text, /^: facts\n\nid: [\w-]+\.\d+\ndata: \[/);
    page.close();
    assert.equal((await reader?.read())?.done, true);
  });

  it("continues a stream after the last message, and begins anew in another process", async () => {
    const vod = application();
    const page = inspector(vod);
    for (const id of ["m1", "m2"]) await vod.receive(event(id));
    const firstId = async (headers: Record<string, string>) => {
      const facts = await page.fetch(new Request("https://app.example/api/facts", { headers }));
      const reader = facts.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while (!text.includes("data:")) text += (await reader?.read())?.value;
      await reader?.cancel();
      return {
        position: /id: (\S+)/.exec(text)?.[1] ?? "",
        numbers: [...text.matchAll(/"number":(\d+)/g)].map(([, number]) => Number(number)),
      };
    };
    const { position, numbers } = await firstId({});
    assert.deepEqual(numbers, [1, 2, 3, 4]);
    await vod.receive(event("m3"));
    assert.deepEqual((await firstId({ "last-event-id": position })).numbers, [5, 6]);
    assert.equal((await firstId({ "last-event-id": "other.4" })).numbers[0], 1);
    page.close();
  });

  it("drops the oldest deliveries above its memory", async () => {
    const vod = application();
    const page = inspector(vod, { maxBytes: 100_000 });
    const status = async (number: number) =>
      (await page.fetch(new Request(`https://app.example/api/deliveries/${number}`))).status;
    await vod.receive(event("first"));
    const deliveries = await page.fetch(new Request("https://app.example/api/deliveries/2"));
    assert.equal(deliveries.status, 200);
    for (let at = 0; at < 10; at++) await vod.receive(event(`${at}${"x".repeat(10_000)}`));
    assert.equal(await status(2), 404);
    assert.equal(await status(22), 200);
    page.close();
    await vod.receive(event("late"));
    assert.equal(await status(24), 404);
  });

  it("is below 60 KB compressed in all", async () => {
    const page = inspector(application());
    let bytes = 0;
    for (const name of ["", "page.js", "page.css", "icon.svg"]) {
      const file = await page.fetch(new Request(`https://app.example/${name}`));
      assert.equal(file.status, 200);
      bytes += gzipSync(await file.arrayBuffer()).byteLength;
    }
    assert.ok(bytes > 10_000 && bytes < 60_000, `${bytes} bytes`);
    page.close();
  });

  it("rejects invalid options", () => {
    const vod = application();
    assert.throws(() => inspector(vod, { path: "admin" }), /inspector\.path: must begin with "\/"/);
    assert.throws(
      () => inspector(vod, { paths: "/" } as never),
      /inspector\.paths: unknown option/,
    );
    assert.throws(() => inspector(vod, { maxBytes: 0 }), /inspector\.maxBytes/);
    assert.throws(() => inspector(vod, { replay: "all" as never }), /inspector\.replay/);
  });

  it("prefers the language of Accept-Language", async () => {
    const page = inspector(application());
    for (const [header, language] of [
      ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
      ["en-US,en;q=0.9,zh;q=0.8", "en"],
      ["fr, zh-TW;q=0.5", "zh-CN"],
      ["fr", "en"],
      ["", "en"],
    ] as const) {
      const headers = { "accept-language": header };
      const answer = await page.fetch(new Request("https://app.example/", { headers }));
      assert.match(await answer.text(), new RegExp(`<html lang="${language}"`), header);
    }
    page.close();
  });
});
