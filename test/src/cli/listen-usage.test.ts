import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInProcess } from "./run-in-process.js";

type Env = Readonly<Record<string, string>>;

const tencent = ["--provider", "tencent"];
const key: Env = { VOD_SIGNING_KEY: "secret-canary-1" };

/** Invalid calls of `vod-events listen` and their messages. */
const invalid: readonly (readonly [argv: readonly string[], env: Env, errorText: RegExp])[] = [
  [
    [],
    key,
    /^error\[usage\]: no provider is selected. Set --provider, VOD_PROVIDER, or provider in the config file to alibaba, baidu, .*, or volcengine/,
  ],
  [
    [],
    { ...key, VOD_PROVIDER: "vimeo" },
    /^error\[config_invalid\]: VOD_PROVIDER: unknown provider. Providers: alibaba, baidu, .*\. Run npm install @vod-events\/vimeo/,
  ],
  [tencent, {}, /^error\[usage\]: set VOD_SIGNING_KEY .*, or pass --allow-unsigned; see/],
  [[], { VOD_PROVIDER: "baidu" }, /^error\[usage\]: set VOD_SIGNING_KEY /],
  [[...tencent, "--port", "65536"], key, /^error\[usage\]: .* from 0 to 65535; see/],
  [[...tencent, "--port", "-1"], key, /^error\[usage\]: /],
  [[...tencent, "--mode", "poll"], key, /^error\[usage\]: .*push, pull/],
  [[...tencent, "--json", "--pretty"], key, /^error\[usage\]: .*'--json' cannot be used with/],
  [
    ["--provider", "baidu", "--mode", "pull"],
    key,
    /^error\[unsupported\]: --mode: baidu has no pull/,
  ],
  [
    [...tencent, "--url", "example.com"],
    key,
    /^error\[config_invalid\]: --url: must be an absolute/,
  ],
  [tencent, { VOD_SIGNING_KEY: "a b" }, /^error\[config_invalid\]: VOD_SIGNING_KEY: must be /],
  [
    [...tencent, "--host", "192.0.2.1"],
    key,
    /^error\[port_unavailable\]: 192\.0\.2\.1 is not an address/,
  ],
  [[...tencent, "--inbox", "/nowhere/a.db"], key, /^error\[config_invalid\]: .*does not exist/],
  [
    [...tencent, "--mode", "pull"],
    { TENCENTCLOUD_VOD_SUB_APP_ID: "x" },
    /^error\[config_invalid\]: TENCENTCLOUD_VOD_SUB_APP_ID: must be a positive integer/,
  ],
  [
    [...tencent, "--mode", "pull"],
    { TENCENTCLOUD_VOD_ENDPOINT: "canary" },
    /^error\[config_invalid\]: TENCENTCLOUD_VOD_ENDPOINT: must be an http/,
  ],
  [
    [...tencent, "--mode", "pull", "--endpoint", "canary"],
    {},
    /^error\[usage\]: --endpoint must be an http/,
  ],
];

describe("vod-events listen with invalid options", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function listen(argv: readonly string[], env: Env) {
    const inbox = ["--inbox", join(folder, "inbox.db"), "--port", "0"];
    return runInProcess(["listen", ...inbox, ...argv], { env });
  }

  for (const [argv, env, errorText] of invalid) {
    it(`reports the problem in one line: ${[...argv, ...Object.keys(env)].join(" ")}`, async () => {
      const { exitCode, stdout, stderr } = await listen(argv, env);
      assert.equal(stdout, "");
      assert.match(stderr, errorText);
      assert.match(stderr, /^[^\n]+\n( {2}see: vod-events errors \w+\n)?$/);
      assert.doesNotMatch(stderr, /canary/);
      assert.equal(exitCode, stderr.startsWith("error[usage]") ? 2 : 1);
    });
  }

  it("names the port that is in use", async () => {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const { exitCode, stderr } = await listen([...tencent, "--port", String(port)], key);
    server.close();
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      new RegExp(
        `^error\\[port_unavailable\\]: port ${port} of 127.0.0.1, for the callbacks, is in use`,
      ),
    );
  });
});
