import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foldEvents } from "@vod-events/core/media";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { sqliteStore } from "@vod-events/sqlite";
import { eventsOf } from "../tencent/events.js";
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

  describe("--deletions", () => {
    /** Writes the states of media whose upload is long ago. */
    async function know(...mediaIds: readonly string[]): Promise<void> {
      const store = sqliteStore(join(cwd, "vod-events.db"));
      const changedAt = new Date(Date.UTC(2026, 0, 1));
      const events = mediaIds.flatMap((FileId) =>
        eventsOf({ EventType: "NewFileUpload", FileUploadEvent: { FileId } }),
      );
      const received = events.map((event) => ({ event, receivedAt: changedAt }));
      const states = foldEvents(received, () => undefined);
      await store.media?.write(states.map((state) => ({ state, expectedVersion: 0, changedAt })));
      await store.close();
    }

    it("stores the deletion of a media that the API does not show", async () => {
      await know(mediaId, "5285890784000000001");
      const { exitCode, stdout, stderr } = await reconcile(["--deletions"]);
      assert.equal(exitCode, 0, stderr);
      const { media, stored: count, calls, complete } = JSON.parse(stdout);
      assert.deepEqual([media, count, calls, complete], [2, 1, 1, true]);
      assert.deepEqual(await stored(), [["media.deleted", "5285890784000000001", "waiting"]]);
    });

    it("lists them in a dry run", async () => {
      await know(mediaId, "5285890784000000001");
      const { stdout } = await reconcile(["--deletions", "--dry-run"], true);
      assert.match(stdout, /^media.deleted +5285890784000000001 /m);
      assert.match(stdout, /^media +2$/m);
      assert.match(stdout, /^would be stored +1$/m);
      assert.deepEqual(await stored(), []);
    });

    it("notes that no media is known", async () => {
      const { exitCode, stderr } = await reconcile(["--deletions"]);
      assert.equal(exitCode, 0);
      assert.match(stderr, /^note: the inbox has no state of a media that exists/);
    });

    it("fails when the API shows none of the media", async () => {
      await know("5285890784000000001", "5285890784000000002");
      const { exitCode, stderr } = await reconcile(["--deletions"]);
      assert.equal(exitCode, 1);
      assert.match(stderr, /error\[config_invalid\].*tencent\.credentials and tencent\.subAppId/);
      assert.deepEqual(await stored(), []);
    });

    it("fails with a time span", async () => {
      const { exitCode, stderr } = await reconcile(["--deletions", "--since", "2h"]);
      assert.equal(exitCode, 2);
      assert.match(stderr, /error\[usage\].*--since/);
    });
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
