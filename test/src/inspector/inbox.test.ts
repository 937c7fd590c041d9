import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { permanent } from "@vod-events/core";
import { describeInBrowser } from "./browser.js";
import { upload } from "./inspected-application.js";
import { pageTestbed, select } from "./opened-page.js";

describeInBrowser("the inbox view of the inspector", () => {
  const stage = pageTestbed();

  /** Makes dead letters of some media. */
  async function fail(...ids: readonly string[]): Promise<void> {
    const { behavior, inbox, tencent } = stage.application;
    const { handle } = behavior;
    behavior.handle = async () => {
      throw permanent(new Error("the library is closed"));
    };
    for (const id of ids) await tencent(upload(id));
    while ((await inbox.admin.stats()).dead < ids.length) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    behavior.handle = handle;
  }

  it("pages through the entries by a cursor when the end of the list is reached", async () => {
    for (let at = 0; at < 250; at++) await stage.application.tencent(upload(`m${at}`));
    const { page, requested } = await stage.open();
    await page.getByRole("button", { name: "Inbox" }).click();
    await page.locator(".count", { hasText: "100+" }).waitFor();
    const list = page.getByRole("listbox");
    await list.focus();
    await page.keyboard.press("End");
    await page.locator(".count", { hasText: "200+" }).waitFor();
    await page.keyboard.press("End");
    await page.locator(".count", { hasText: /^250$/ }).waitFor();
    await page.keyboard.press("End");
    await page.locator(".detail h2").waitFor();
    await page.locator(".row[aria-selected=true] .row-sub", { hasText: /m0$/ }).waitFor();
    assert.equal(requested.filter((url) => /afterId=/.test(url)).length, 2);
  });

  it("shows an entry with its attempts and retries all dead letters after a question", async () => {
    await fail("m1", "m2");
    const { page, complaints } = await stage.open();
    await page.getByRole("button", { name: "Inbox" }).click();
    await page.getByRole("combobox", { name: "State" }).selectOption("dead");
    await select(page, "m1");
    await page.getByText("Error: the library is closed").first().waitFor();
    await page.getByRole("group", { name: "Native payload" }).waitFor();
    await page.getByRole("button", { name: "Retry dead letters…" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    assert.deepEqual(stage.application.handled, []);
    await page.getByRole("button", { name: "Retry dead letters…" }).click();
    await page.getByRole("button", { name: "Retry dead letters", exact: true }).click();
    await page.getByText("Events that are due again: 2").waitFor();
    await page.getByText("The inbox has no such events").waitFor();
    assert.equal((await stage.application.inbox.admin.stats()).dead, 0);
    assert.deepEqual(complaints, []);
  });

  it("says that a reconciled event comes from the API, not that its signature is valid", async () => {
    await fail("m1");
    const { behavior, inbox } = stage.application;
    const { admin } = inbox;
    const [dead] = await admin.list({ states: ["dead"] });
    const { event } = (await admin.get(dead?.id ?? "")) ?? {};
    assert.ok(event);
    const integrity = { channel: "reconciled", covers: ["body"] } as const;
    const receivedAt = new Date();
    // The inbox keeps the content of an event until it is handled.
    behavior.handle = async () => {
      throw permanent(new Error("the library is closed"));
    };
    await inbox.accept([{ event: { ...event, id: "2", mediaId: "m2" }, receivedAt, integrity }]);
    const { page } = await stage.open();
    await page.getByRole("button", { name: "Inbox" }).click();
    await select(page, "m2");
    await page.getByText("comes from the provider's authenticated API").waitFor();
  });

  it("replays a stored delivery to a URL of this machine", async () => {
    await fail("m1");
    const received: { readonly body: string; readonly host: string | undefined }[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      received.push({ body, host: request.headers.host });
      response.writeHead(418).end("canary");
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { page, answers } = await stage.open();
    const { port } = server.address() as AddressInfo;
    await select(page, "m1");
    await page.getByRole("button", { name: "Replay…" }).click();
    await page.getByLabel("URL").fill(`http://127.0.0.1:${port}/hook`);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Answered 418 after").waitFor();
    await page.getByLabel("URL").fill("https://example.com/");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Replays go to this machine only").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Inbox" }).click();
    await select(page, "m1");
    await page.getByRole("button", { name: "Replay…" }).click();
    await page.getByLabel("URL").fill(`http://localhost:${port}/hook`);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Answered 418 after").waitFor();
    server.close();
    server.closeAllConnections();
    const { delivery } =
      (await stage.application.inbox.admin.get("tencent:NewFileUpload:m1")) ?? {};
    const sent = Buffer.from(delivery?.body ?? []).toString();
    assert.deepEqual(received, [
      { body: sent, host: `127.0.0.1:${port}` },
      { body: sent, host: `localhost:${port}` },
    ]);
    assert.ok(answers.every((text) => !text.includes("canary")));
  });
});
