import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describeInBrowser } from "./browser.js";
import {
  type InspectedApplication,
  inspectedApplication,
  upload,
} from "./inspected-application.js";
import { pageTestbed } from "./opened-page.js";

describe("the server of the inspector", () => {
  let application: InspectedApplication;
  let url: URL;
  let origin: string;
  beforeEach(async () => {
    application = await inspectedApplication();
    url = new URL(application.inspector.url);
    origin = url.origin;
  });
  afterEach(() => application.close());

  /** Opens the printed URL. Returns the cookie. */
  async function signIn(): Promise<string> {
    const response = await fetch(url, { redirect: "manual" });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get("location"), "/");
    const cookie = response.headers.get("set-cookie") ?? "";
    assert.match(cookie, /^vod_inspector_\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
    assert.ok(!cookie.includes(url.searchParams.get("token") ?? ""));
    return cookie.split(";")[0] ?? "";
  }

  it("exchanges the token of the printed URL for a cookie", async () => {
    assert.equal(url.hostname, "127.0.0.1");
    const cookie = await signIn();
    const page = await fetch(origin, { headers: { cookie } });
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<html lang="en"/);
  });

  it("answers 401 to a wrong token, a wrong cookie and neither", async () => {
    for (const [path, cookie] of [
      ["/?token=wrong", ""],
      ["/", ""],
      ["/api/facts", `vod_inspector_${url.port}=wrong`],
      [`/page.js${url.search}`, ""],
    ] as const) {
      const response = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: "manual" });
      assert.equal(response.status, 401, path);
      assert.equal(response.headers.get("set-cookie"), null);
    }
  });

  it("answers 403 to another Host, as after DNS rebinding", async () => {
    const cookie = await signIn();
    for (const host of ["evil.example", `evil.example:${url.port}`, "127.0.0.1", "127.0.0.1:1"]) {
      const status = await new Promise<number | undefined>((resolve) => {
        request(origin, { headers: { host, cookie } }, (response) => {
          resolve(response.resume().statusCode);
        }).end();
      });
      assert.equal(status, 403, host);
    }
  });

  it("answers 403 to another Origin, to other sites and to changes without the page's header", async () => {
    const cookie = await signIn();
    const ask = async (headers: Record<string, string>, method = "GET", path = "/api/inbox") =>
      (await fetch(`${origin}${path}`, { method, headers: { cookie, ...headers } })).status;
    assert.equal(await ask({}), 200);
    assert.equal(await ask({ origin: "http://evil.example" }), 403);
    assert.equal(await ask({ origin: "null" }), 403);
    assert.equal(await ask({ origin }), 200);
    assert.equal(await ask({ "sec-fetch-site": "same-site" }), 403);
    assert.equal(await ask({}, "POST", "/api/inbox/redrive"), 403);
    assert.equal(await ask({ "x-vod-inspector": "1" }, "POST", "/api/inbox/redrive"), 400);
    assert.equal(await ask({}, "PUT"), 405);
  });

  it("forbids inline scripts, other origins and frames in every answer", async () => {
    const cookie = await signIn();
    for (const path of [
      "/",
      "/page.js",
      "/page.css",
      "/icon.svg",
      "/api/inbox",
      "/other",
      "/%2e%2e/x",
    ]) {
      const { headers } = await fetch(`${origin}${path}`, { headers: { cookie } });
      const policy = headers.get("content-security-policy") ?? "";
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/);
      assert.doesNotMatch(policy, /unsafe|\*|https?:/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("cache-control"), "no-store");
      assert.equal(headers.get("referrer-policy"), "no-referrer");
    }
  });

  it("replays to http and https URLs of this machine only", async () => {
    await application.tencent(upload("m1"));
    const cookie = await signIn();
    for (const target of [
      "https://example.com/",
      "http://127.0.0.1.example.com/",
      "http://[::ffff:10.0.0.1]/",
      "http://169.254.169.254/",
      "file:///etc/passwd",
      "http://user@127.0.0.1/",
      "nothing",
      7,
    ]) {
      const response = await fetch(`${origin}/api/replays`, {
        method: "POST",
        headers: { cookie, "x-vod-inspector": "1" },
        body: JSON.stringify({ delivery: 1, url: target }),
      });
      assert.equal(response.status, 400, String(target));
    }
  });

  it("answers 400 to a damaged request and 404 to what is not stored", async () => {
    const cookie = await signIn();
    const headers = { cookie, "x-vod-inspector": "1" };
    for (const body of [
      "",
      "{",
      "[]",
      "null",
      `{"ids":[1]}`,
      `{"filter":"state=odd"}`,
      " ".repeat(70_000),
    ]) {
      const response = await fetch(`${origin}/api/inbox/redrive`, {
        method: "POST",
        headers,
        body,
      });
      assert.equal(response.status, 400, body.slice(0, 30));
    }
    for (const path of [
      "/api/deliveries/99",
      "/api/deliveries/99/explanation",
      "/api/inbox/entry?id=x",
    ]) {
      assert.equal((await fetch(`${origin}${path}`, { headers })).status, 404, path);
    }
    assert.equal((await fetch(`${origin}/api/inbox?type=odd`, { headers })).status, 400);
  });

  it("ends its streams when it is closed", async () => {
    const cookie = await signIn();
    const stream = await fetch(`${origin}/api/facts`, { headers: { cookie } });
    application.inspector.close();
    await stream.text().catch(() => "");
    await assert.rejects(fetch(origin));
  });
});

describeInBrowser("a page of another origin", () => {
  const stage = pageTestbed();

  it("can neither read nor change anything, although the browser has the cookie", async () => {
    const { page } = await stage.open();
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<title>other</title>");
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    const { origin } = new URL(stage.application.inspector.url);
    const attempt = (path: string, init: object) =>
      page.evaluate<string>(
        `fetch(${JSON.stringify(origin + path)}, ${JSON.stringify(init)}).then((response) => response.type, () => "failed")`,
      );
    const credentials = "include";
    assert.equal(await attempt("/api/inbox", { credentials }), "failed");
    assert.equal(await attempt("/api/inbox", { credentials, mode: "no-cors" }), "failed");
    const headers = { "x-vod-inspector": "1" };
    const body = JSON.stringify({ filter: "" });
    const change = { method: "POST", credentials, headers, body };
    assert.equal(await attempt("/api/inbox/redrive", change), "failed");
    server.close();
    server.closeAllConnections();
  });
});
