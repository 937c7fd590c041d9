import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import type { IncomingMessage } from "node:http";
import { freePort } from "../examples/free-port.js";
import { bodyOf, devTestbed } from "./dev-testbed.js";
import { runInProcess } from "./run-in-process.js";

const clouds = ["alibaba", "baidu", "mux", "tencent", "volcengine"];

describe("vod-events dev", function () {
  this.timeout(30_000);
  const testbed = devTestbed();

  it("forwards callbacks of every cloud to an application that verifies them", async () => {
    testbed().configure({ providers: Object.fromEntries(clouds.map((name) => [name, {}])) });
    const port = await freePort();
    const dev = testbed().dev("--forward-to", `127.0.0.1:${port}/vod`, "--json");
    const variables = await dev.variables();
    const { handle, events } = await testbed().application(variables, "tencent");
    await testbed().serve(handle, port);
    const { stdout, exitCode } = await testbed().run("simulate", "--speed", "50", "--json");
    assert.equal(exitCode, 0, stdout + dev.stderr);
    const { counts, clouds: each } = JSON.parse(stdout);
    assert.ok(counts.sent > 20);
    assert.equal(counts.acknowledged, counts.sent);
    assert.deepEqual(Object.keys(each).sort(), clouds);
    const uploaded = events.filter(({ type }) => type === "media.uploaded");
    assert.deepEqual(uploaded.map(({ provider }) => provider).sort(), clouds);
  });

  it("forwards the method, path, query, headers and bytes of a callback", async () => {
    testbed().configure({ providers: { baidu: {} } });
    const requests: { request: IncomingMessage; body: string }[] = [];
    const origin = await testbed().serve(async (request, response) => {
      requests.push({ request, body: await bodyOf(request) });
      response.writeHead(200).end();
    });
    const dev = testbed().dev("--forward-to", `${origin}/my/hooks?token=1`, "--json");
    const { VOD_CALLBACK_URL: url } = await dev.variables();
    await testbed().run("simulate", "upload");
    const [{ request, body } = assert.fail("no request")] = requests;
    assert.equal(request.method, "POST");
    assert.equal(request.url, "/my/hooks/baidu?token=1");
    assert.match(url ?? "", /^http:\/\/127\.0\.0\.1:\d+\/my\/hooks\?token=1$/);
    assert.equal(request.headers["user-agent"], "AHC/2.0");
    assert.ok(request.headers["vod-callback-auth-token"]);
    assert.equal(JSON.parse(body).eventType, "MEDIA_UPLOAD_COMPLETE");
  });

  it("passes on the headers of the response, by which callback check knows a receiver", async () => {
    testbed().configure({ providers: { tencent: {} } });
    const port = await freePort();
    const dev = testbed().dev("--forward-to", `127.0.0.1:${port}/vod`, "--json");
    const variables = await dev.variables();
    const { handle } = await testbed().application(variables, "tencent");
    await testbed().serve(handle, port);
    const { exitCode, stdout } = await runInProcess(["callback", "check"], {
      cwd: testbed().folder,
      env: { ...testbed().env, ...variables },
    });
    assert.match(stdout, /✓ signature {4}the receiver accepts deliveries signed with the key/);
    assert.equal(exitCode, 0);
    const statuses = dev.deliveries.map(({ status }) => status);
    assert.deepEqual(statuses, [200], "the GET of the check is no callback");
    assert.doesNotMatch(dev.stderr, /rejects the callback/);
  });

  it("shows callbacks without an application", async () => {
    testbed().configure({ providers: { tencent: {} } });
    const dev = testbed().dev("--json");
    assert.match((await dev.variables()).VOD_SIGNING_KEY ?? "", /^[A-Za-z0-9]{20}$/);
    await testbed().run("simulate", "upload");
    const [delivery] = dev.deliveries;
    assert.deepEqual(
      [delivery?.nativeTypes, delivery?.types, delivery?.status, delivery?.forwarded],
      [["NewFileUpload"], ["media.uploaded"], 200, false],
    );
  });

  it("prints a line for each callback for people", async () => {
    testbed().configure({ providers: { tencent: {} } });
    const dev = testbed().dev();
    await dev.until(() => dev.stdout.includes("simulate"));
    await testbed().run("simulate", "upload");
    assert.match(
      dev.stdout,
      /^\d\d:\d\d:\d\d {2}tencent {5}NewFileUpload → media\.uploaded {2}200 {2}not forwarded {2}tencent:NewFileUpload:\d+$/m,
    );
  });

  it("prints lines that a shell reads back", async () => {
    testbed().configure({ providers: { tencent: {} } });
    const path = "o'clock/$HOME/\\";
    const dev = testbed().dev("--forward-to", `http://127.0.0.1:1/${path}`);
    await dev.until(() => dev.stdout.includes("simulate"));
    const lines = dev.stdout.split("\n").filter((line) => line.startsWith("export "));
    const script = `${lines.join("\n")}\nprintf %s "$VOD_CALLBACK_URL"`;
    const read = execFileSync("sh", ["-c", script], { encoding: "utf8" });
    assert.equal(new URL(read).pathname, new URL(`http://127.0.0.1:1/${path}`).pathname);
  });

  for (const [shell, line] of [
    ["fish", /^set -gx VOD_PROVIDER 'tencent'$/m],
    ["powershell", /^\$env:VOD_PROVIDER = 'tencent'$/m],
    ["dotenv", /^VOD_PROVIDER='tencent'$/m],
  ] as const) {
    it(`prints lines for ${shell}`, async () => {
      testbed().configure({ providers: { tencent: {} } });
      const dev = testbed().dev("--shell", shell);
      await dev.until(() => dev.stdout.includes("simulate"));
      assert.match(dev.stdout, line);
    });
  }

  it("names the key file of a cloud that generates its key, and keeps the file", async () => {
    testbed().configure({ providers: { mux: {} } });
    const variables = await testbed().dev("--json").variables();
    assert.match(variables.VOD_SIGNING_KEY_FILE ?? "", /signing-keys\.json$/);
    assert.equal(variables.VOD_SIGNING_KEY, undefined);
  });

  it("uses only simulated clouds, whatever the config says", async () => {
    let calls = 0;
    const origin = await testbed().serve((_request, response) => {
      calls += 1;
      response.writeHead(500).end();
    });
    const credentials = { secretId: "AKIDreal", secretKey: "real" };
    testbed().configure({ providers: { tencent: { endpoint: origin, credentials } } });
    const variables = await testbed().dev("--json").variables();
    assert.notEqual(variables.TENCENTCLOUD_VOD_ENDPOINT, origin);
    assert.equal(calls, 0);
  });
});
