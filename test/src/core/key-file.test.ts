import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeClock } from "@vod-events/testkit";
import { acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

describe("a key file", () => {
  let folder: string;
  let keyFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    keyFile = join(folder, "keys.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (keys: unknown) =>
    writeFileSync(keyFile, typeof keys === "string" ? keys : JSON.stringify(keys));
  const start = (clock = fakeClock()) => {
    const callback = {
      mode: "push",
      url: "https://app.example/hooks",
      signing: { keyFile },
    } as const;
    return { ...application({ callback, clock }), clock };
  };
  const statusOf = async ({ vod, clock }: ReturnType<typeof start>, key: string, upload = key) => {
    const request = acmeRequest({ uploads: [upload] }, { key, time: clock.now() });
    return (await vod.receive(request)).status;
  };

  it("contains the current key, an introduced key and replaced keys", async () => {
    const until = new Date(Date.UTC(2026, 0, 1, 0, 10)).toISOString();
    const expired = new Date(Date.UTC(2025, 11, 31)).toISOString();
    write({
      key: "now1",
      nextKey: "next1",
      previousKeys: [
        { key: "before1", until },
        { key: "long0ago", until: expired },
      ],
    });
    const app = start();
    const statuses = [];
    for (const key of ["now1", "next1", "before1", "long0ago", "forged1"]) {
      statuses.push(await statusOf(app, key));
    }
    assert.deepEqual(statuses, [200, 200, 200, 401, 401]);
    await app.clock.advance(10 * 60 * 1000);
    assert.equal(await statusOf(app, "before1", "again"), 401);
  });

  it("is read again within a second after a change", async () => {
    write({ key: "old1" });
    const app = start();
    assert.equal(await statusOf(app, "old1"), 200);
    write({ key: "new1long" });
    await app.clock.advance(1000);
    assert.deepEqual(
      [await statusOf(app, "new1long"), await statusOf(app, "old1", "b")],
      [200, 401],
    );
  });

  it("keeps the last known keys when it is missing or invalid, and reports that", async () => {
    write({ key: "old1" });
    const app = start();
    const recorded = recordDiagnostics(app.vod, "key_file_unreadable");
    assert.equal(await statusOf(app, "old1", "a"), 200);
    write('{ "key": "canary');
    await app.clock.advance(1000);
    assert.equal(await statusOf(app, "old1", "b"), 200);
    rmSync(keyFile);
    await app.clock.advance(1000);
    assert.equal(await statusOf(app, "old1", "c"), 200);
    assert.equal(recorded.length, 2);
    assert.doesNotMatch(
      JSON.stringify(recorded.map(({ diagnostic }) => String(diagnostic.error))),
      /canary/,
    );
  });

  const bad: [string, unknown, RegExp][] = [
    ["no JSON", "key=canary", /is not JSON\. Write \{ "key": "…" \}$/],
    ["a list", ["canary"], /is not a key file/],
    [
      "a misspelled member",
      { kye: "canary" },
      /is not a key file: kye: unknown option. Did you mean key\?/,
    ],
    ["nothing in it", {}, /is not a key file: key is missing/],
    ["an empty key", { key: "" }, /key: must be a non-empty string/],
    [
      "no time",
      { key: "a", previousKeys: [{ key: "canary", until: "soon" }] },
      /until: must be a time/,
    ],
  ];
  const generated = { provider: "acme", endpointId: "e1", key: "canary" };
  for (const member of ["provider", "endpointId", "key"] as const) {
    const { [member]: _, ...others } = generated;
    const message = /is not a key file: each of generatedKeys needs provider, endpointId and key$/;
    bad.push([`no ${member} of a second key`, { generatedKeys: [generated, others] }, message]);
  }
  for (const [what, content, message] of bad) {
    it(`is rejected at start with ${what}, without quoting it`, () => {
      write(content);
      assert.throws(start, (error: Error & { code?: string }) => {
        assert.equal(error.code, "config_invalid");
        assert.match(error.message, message);
        assert.match(error.message, /^callback\.signing\.keyFile: .+keys\.json /);
        assert.doesNotMatch(error.message, /canary/);
        return true;
      });
    });
  }

  it("is rejected at start with the fix when it is missing or a folder", () => {
    assert.throws(start, { code: "config_invalid", message: /keys\.json does not exist\. Write/ });
    mkdirSync(keyFile);
    assert.throws(start, { code: "config_invalid", message: /system error EISDIR/ });
  });

  it("is readable by its owner only after a rotation", async () => {
    write({ key: "old1" });
    chmodSync(keyFile, 0o644);
    const { rotateKey } = await import("./acme-rotation.js");
    await rotateKey(keyFile);
    assert.equal(statSync(keyFile).mode & 0o777, 0o600);
  });

  it("is written to the target of a symbolic link", async () => {
    write({ key: "old1" });
    const link = join(folder, "link.json");
    symlinkSync(keyFile, link);
    const { rotateKey } = await import("./acme-rotation.js");
    await rotateKey(link);
    assert.equal(readFileSync(keyFile, "utf8"), readFileSync(link, "utf8"));
    assert.doesNotMatch(readFileSync(keyFile, "utf8"), /old1/);
  });

  it("is replaced atomically beside existing files", async () => {
    write({ key: "old1" });
    const left = `${keyFile}.${process.pid}.new`;
    writeFileSync(left, "of somebody else");
    chmodSync(left, 0o644);
    const { rotateKey } = await import("./acme-rotation.js");
    await rotateKey(keyFile);
    assert.equal(readFileSync(left, "utf8"), "of somebody else");
    assert.equal(statSync(keyFile).mode & 0o777, 0o600);
  });
});
