import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listenerTestbed, post, signingKey } from "./listener.js";
import { runInProcess } from "./run-in-process.js";

/** The config of a listener, in the environment. */
function explainEnvironment(url: string) {
  return {
    VOD_PROVIDER: "tencent",
    VOD_CALLBACK_URL: url.slice(0, url.lastIndexOf("/")),
    VOD_SIGNING_KEY: signingKey,
  };
}

describe("vod-events listen --capture", function () {
  this.timeout(10_000);
  const stage = listenerTestbed();

  it("writes only rejected callbacks, in the format of explain", async () => {
    const folder = stage.folder();
    const file = join(folder, "refused.jsonl");
    const listener = stage.listen({ folder, flags: ["--capture", file] });
    const url = await listener.url();
    assert.equal(await post(url, "good"), 200);
    assert.equal(await post(url, "bad", { Sign: undefined, T: undefined }), 401);
    const headers = { authorization: "Basic canary" };
    assert.equal((await fetch(url, { method: "POST", body: "港{", headers })).status, 400);
    assert.deepEqual(await listener.end(), [0, null]);
    const text = readFileSync(file, "utf8");
    assert.doesNotMatch(text, /canary/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const bodies = text
      .trimEnd()
      .split("\n")
      .map((line) => Buffer.from(JSON.parse(line).bodyBase64, "base64").toString());
    assert.deepEqual([bodies.length, bodies[1]], [2, "港{"]);
    const options = { env: explainEnvironment(url), cwd: folder };
    const explained = await runInProcess(["explain", "--capture", file, "--json"], options);
    assert.equal(explained.exitCode, 1);
    assert.deepEqual(
      explained.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).causes[0].name),
      ["signing_off", "body_not_json"],
    );
  });

  it("stops with a note at 100 callbacks, including earlier runs", async () => {
    const folder = stage.folder();
    const file = join(folder, "refused.jsonl");
    writeFileSync(file, "{}\n".repeat(99));
    const listener = stage.listen({ folder, flags: ["--capture", file] });
    const url = await listener.url();
    for (const id of ["1", "2"]) assert.equal(await post(url, id, { Sign: "f".repeat(32) }), 401);
    await listener.end();
    assert.equal(readFileSync(file, "utf8").trimEnd().split("\n").length, 100);
    assert.match(listener.stderr, /note: the capture is full: it has 100 rejected callbacks\n/);
  });

  it("stays below the input limit of explain for callbacks of any size", async () => {
    const folder = stage.folder();
    const file = join(folder, "refused.jsonl");
    const listener = stage.listen({ folder, flags: ["--capture", file] });
    const url = await listener.url();
    const body = "x".repeat(2 ** 20);
    for (let sent = 0; sent < 12; sent++) await fetch(url, { method: "POST", body });
    await listener.end();
    assert.match(listener.stderr, /note: the capture is full: it has \d rejected callbacks\n/);
    const options = { env: explainEnvironment(url), cwd: folder };
    const { stdout, stderr } = await runInProcess(["explain", "--capture", file], options);
    assert.equal(stderr, "");
    assert.match(
      stdout,
      /^callback 1, received 2\d{3}-.*Z\nrejected body_not_json.*\n\ncallback 2,/s,
    );
  });

  it("makes the file readable by its owner only, even if it existed", async () => {
    const folder = stage.folder();
    const file = join(folder, "refused.jsonl");
    writeFileSync(file, "{}", { mode: 0o644 });
    const listener = stage.listen({ folder, flags: ["--capture", file] });
    assert.equal(await post(await listener.url(), "1", { Sign: "f".repeat(32) }), 401);
    await listener.end();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    assert.deepEqual([lines.length, lines[0]], [2, "{}"]);
  });

  it("refuses a file with other content and leaves it unchanged", async () => {
    const folder = stage.folder();
    const file = join(folder, "vod-events.config.json");
    const content = '{\n  "provider": "tencent"\n}\n';
    writeFileSync(file, content);
    const listener = stage.listen({ folder, flags: ["--capture", file, "--inbox", "an.db"] });
    assert.deepEqual(await listener.ended, [1, null]);
    assert.match(listener.stderr, /^error\[capture_unwritable\]: .* has other content\. /);
    assert.equal(readFileSync(file, "utf8"), content);
  });

  it("refuses a file that cannot be written", async () => {
    const folder = stage.folder();
    const listener = stage.listen({ folder, flags: ["--capture", join(folder, "none", "file")] });
    assert.deepEqual(await listener.ended, [1, null]);
    assert.match(listener.stderr, /^error\[capture_unwritable\]: .* system error ENOENT\n/);
  });
});
