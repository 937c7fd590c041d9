import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listenerStage, post, signingKey } from "./listener.js";
import { runHere } from "./run-here.js";

describe("vod-events listen --capture", function () {
  this.timeout(10_000);
  const stage = listenerStage();

  it("writes refused callbacks, and no others, for explain to read", async () => {
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
    const env = {
      VOD_PROVIDER: "tencent",
      VOD_CALLBACK_URL: url.slice(0, url.lastIndexOf("/")),
      VOD_SIGNING_KEY: signingKey,
    };
    const explained = await runHere(["explain", "--capture", file, "--json"], { env, cwd: folder });
    assert.equal(explained.exitCode, 1);
    assert.deepEqual(
      explained.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).causes[0].name),
      ["signing_off", "body_not_json"],
    );
  });

  it("ends with a note when it holds 100, also of an earlier run", async () => {
    const folder = stage.folder();
    const file = join(folder, "refused.jsonl");
    writeFileSync(file, "{}\n".repeat(99));
    const listener = stage.listen({ folder, flags: ["--capture", file] });
    const url = await listener.url();
    for (const id of ["1", "2"]) assert.equal(await post(url, id, { Sign: "f".repeat(32) }), 401);
    await listener.end();
    assert.equal(readFileSync(file, "utf8").trimEnd().split("\n").length, 100);
    assert.match(listener.stderr, /note: the capture is full: it holds 100 refused callbacks\n/);
  });

  it("does not begin where the file cannot be written", async () => {
    const folder = stage.folder();
    const listener = stage.listen({ folder, flags: ["--capture", join(folder, "none", "file")] });
    assert.deepEqual(await listener.ended, [1, null]);
    assert.match(listener.stderr, /^error\[capture_unwritable\]: .* the system says ENOENT\n$/);
  });
});
