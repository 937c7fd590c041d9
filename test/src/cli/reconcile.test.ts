import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { sqliteStore } from "@vod-events/sqlite";
import { runInProcess } from "./run-in-process.js";

describe("vod-events reconcile", () => {
  let cwd: string;
  let cloud: SimulatedTencent;
  let mediaId: string;
  beforeEach(async () => {
    cwd = mkdtempSync(join(tmpdir(), "vod-events-"));
    cloud = await simulateTencent();
    ({ mediaId } = await cloud.upload({ name: "lost.mp4" }));
    await stored();
  });
  afterEach(async () => {
    await cloud.close();
    rmSync(cwd, { recursive: true });
  });

  function reconcile(args: readonly string[], terminal = false, key?: string) {
    const { secretId, secretKey } = cloud.credentials;
    const env = {
      ...{ VOD_PROVIDER: "tencent", VOD_CALLBACK_URL: "https://app.example/vod" },
      ...{ TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: key ?? secretKey },
      TENCENTCLOUD_VOD_ENDPOINT: cloud.endpoint,
    };
    return runInProcess(["reconcile", ...args], { env, cwd, terminal });
  }

  async function stored() {
    const store = sqliteStore(join(cwd, "vod-events.db"));
    const entries = await store.list({});
    await store.close();
    return entries.map((entry) => [entry.type, entry.mediaId, entry.state]);
  }

  it("stores the missing events for the application of the inbox", async () => {
    const { exitCode, stdout, stderr } = await reconcile(["--since", "2h"]);
    assert.equal(exitCode, 0, stderr);
    const { found, stored: count, duplicates, calls, complete } = JSON.parse(stdout);
    assert.deepEqual([found, count, duplicates, calls, complete], [1, 1, 0, 2, true]);
    assert.deepEqual(await stored(), [["media.uploaded", mediaId, "waiting"]]);
    const again = JSON.parse((await reconcile([])).stdout);
    assert.deepEqual([again.found, again.stored, again.duplicates], [1, 0, 1]);
  });

  it("prints a table on a terminal", async () => {
    const { stdout } = await reconcile(["--since", "2h"], true);
    assert.match(stdout, /^provider +tencent$/m);
    assert.match(stdout, /^stored +1$/m);
    assert.match(stdout, /^API calls +2$/m);
  });

  it("lists the missing events of a dry run, and stores nothing", async () => {
    const { exitCode, stdout } = await reconcile(["--since", "2h", "--dry-run"], true);
    assert.equal(exitCode, 0);
    assert.match(stdout, new RegExp(`^media.uploaded +${mediaId} .*tencent:`, "m"));
    assert.match(stdout, /^would be stored +1$/m);
    assert.deepEqual(await stored(), []);
  });

  it("notes that a part of the API does not reach back to the start", async () => {
    const { stderr } = await reconcile(["--since", "5d"]);
    assert.match(stderr, /^note: a part of the API reaches back to .* only/);
  });

  const failures: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ["the first run without --since", [], 1, /error\[config_invalid\]: reconcile\.since: missing/],
    ["a start beyond the memory of the inbox", ["--since", "10d"], 1, /config_invalid/],
    ["an inbox that does not exist", ["--since", "2h", "--inbox", "other.db"], 1, /inbox_missing/],
    ["a start that is no time", ["--since", "yesterday"], 2, /error\[usage\].*--since/],
    ["an unknown provider", ["--since", "2h", "--provider", "acme"], 2, /error\[usage\]/],
  ];
  for (const [name, args, code, message] of failures) {
    it(`fails for ${name}`, async () => {
      const { exitCode, stderr } = await reconcile(args);
      assert.equal(exitCode, code);
      assert.match(stderr, message);
    });
  }

  it("fails when the API rejects the credentials", async () => {
    const { exitCode, stderr } = await reconcile(["--since", "2h"], false, "wrong");
    assert.equal(exitCode, 1);
    assert.match(stderr, /error\[authentication_failed\]/);
  });
});
