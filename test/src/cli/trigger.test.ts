import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { loadSamples } from "@vod-events/core/samples";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import { runInProcess } from "./run-in-process.js";
import { receiverKey, type TriggerReceiver, triggerReceiver } from "./trigger-receiver.js";

const providers = {
  ...{ alibaba: () => alibaba({ env: {} }), baidu: () => baidu({ env: {} }) },
  ...{ mux: () => mux({ env: {} }), tencent: () => tencent({ env: {} }) },
  volcengine: () => volcengine({ env: {} }),
};

describe("vod-events trigger", function () {
  this.timeout(30_000);
  let receiver: TriggerReceiver;
  beforeEach(async () => {
    receiver = await triggerReceiver(providers);
  });
  afterEach(() => receiver.close());

  /** Runs the command for a receiver; `env` overrides the key and the URL. */
  function trigger(flags: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const usual = { VOD_SIGNING_KEY: receiverKey, VOD_CALLBACK_URL: receiver.url };
    return runInProcess(["trigger", ...flags], { env: { ...usual, ...env } });
  }

  for (const [name, create] of Object.entries(providers)) {
    it(`sends every native type of ${name}, and its receiver acknowledges each`, async () => {
      for (const { nativeType } of await loadSamples(create())) {
        const result = await trigger([nativeType, "--provider", name, "--json"]);
        const delivery = JSON.parse(result.stdout);
        assert.deepEqual([result.exitCode, delivery.acknowledged], [0, true], nativeType);
        assert.ok(
          receiver.events.some(({ id }) => id === delivery.id),
          nativeType,
        );
      }
    });
  }

  it("selects the native sample of a neutral type and says which", async () => {
    const { exitCode, stderr } = await trigger(["media.transcoded", "--provider", "tencent"]);
    assert.equal(exitCode, 0);
    assert.match(
      stderr,
      /note: ProcedureStateChanged is used\. Also possible: TranscodeComplete, /,
    );
    const chosen = ["media.transcoded", "--provider", "tencent", "--native", "TranscodeComplete"];
    const other = await trigger(chosen);
    assert.equal(other.exitCode, 0);
    assert.doesNotMatch(other.stderr, /is used/);
  });

  it("prints the status, the event and what the receiver says in a line", async () => {
    const { stdout, stderr } = await trigger(["media.uploaded", "--provider", "baidu"]);
    assert.match(
      stdout,
      /^200 media\.uploaded succeeded baidu:MEDIA_UPLOAD_COMPLETE:\S+ \d+ ms\n$/,
    );
    assert.equal(stderr, "");
  });

  it("sends events that differ, with the current time", async () => {
    const { exitCode } = await trigger(["media.uploaded", "--provider", "alibaba", "--count", "5"]);
    assert.equal(exitCode, 0);
    assert.equal(new Set(receiver.events.map(({ id }) => id)).size, 5);
    assert.equal(new Set(receiver.events.map(({ mediaId }) => mediaId)).size, 5);
    const age = Date.now() - Date.parse(receiver.events[0]?.time ?? "");
    assert.ok(age < 60_000, String(age));
  });

  it("sends a duplicate that the inbox recognizes", async () => {
    const flags = ["media.uploaded", "--provider", "mux", "--duplicate", "--json"];
    const { stdout } = await trigger(flags);
    const [first, second] = stdout
      .split("\n")
      .slice(0, 2)
      .map((line) => JSON.parse(line));
    assert.equal(first?.id, second?.id);
    assert.equal(receiver.events.length, 1);
  });

  it("sets the media id, the outcome and fields", async () => {
    const { exitCode, stderr } = await trigger([
      ...["media.transcoded", "--provider", "baidu", "--outcome", "failed", "--media-id", "mda-1"],
      ...["--set", "mediaTranscodeCompleteEvent.userData=order-7"],
    ]);
    assert.equal(exitCode, 0);
    assert.match(
      stderr,
      /note: MEDIA_TRANSCODE_COMPLETE is made a failure by \S+=FAIL\. A failure/,
    );
    const [event] = receiver.events;
    assert.deepEqual([event?.outcome, event?.mediaId], ["failed", "mda-1"]);
    assert.match(JSON.stringify(event?.native), /"userData":"order-7"/);
  });

  it("reports an outcome that the adapter has no sample of", async () => {
    const { exitCode, stderr } = await trigger([
      ...["media.uploaded", "--provider", "baidu", "--outcome", "canceled"],
    ]);
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^error\[unsupported\]: the adapter of baidu has no sample with this outcome/,
    );
  });

  it("exits with 1 when the signature is wrong, old or missing, and says why", async () => {
    const flags = ["media.uploaded", "--provider", "tencent"];
    const rejections = [
      [[...flags, "--bad-signature"], {}, /401\. It rejects the wrong key, as it should/],
      [[...flags, "--late", "2d"], {}, /401\. It rejects the old signature, as it should/],
      [flags, { VOD_SIGNING_KEY: "" }, /401\. Set VOD_SIGNING_KEY to its key/],
      [flags, { VOD_SIGNING_KEY: "anotherKey123" }, /401\. Set VOD_SIGNING_KEY to its key/],
    ] as const;
    for (const [argv, env, message] of rejections) {
      const { exitCode, stdout, stderr } = await trigger(argv, env);
      assert.equal(exitCode, 1);
      assert.match(stdout, /^401 /);
      assert.match(stderr, message);
    }
    assert.deepEqual(receiver.events, []);
  });

  it("says which path has no receiver", async () => {
    const flags = ["media.uploaded", "--provider", "tencent", "--to", `${receiver.url}x`];
    const { exitCode, stderr } = await trigger(flags);
    assert.equal(exitCode, 1);
    assert.match(stderr, /404\. It has no receiver at \/vodx\/tencent: check --to/);
  });

  it("says what to do when nothing listens, and sends no more", async () => {
    receiver.close();
    const flags = ["media.uploaded", "--provider", "tencent", "--count", "3"];
    const { exitCode, stdout, stderr } = await trigger(flags);
    assert.equal(exitCode, 1);
    assert.match(stdout, /^ECONNREFUSED [^\n]*\n$/);
    assert.match(
      stderr,
      /^error\[receiver_unreachable\]: 127\.0\.0\.1:\d+: nothing listens there\. Start/,
    );
  });

  it("signs the callback URL of the config and sends to another one", async () => {
    const callbackUrl = "https://app.example/vod";
    const behindProxy = await triggerReceiver(providers, callbackUrl);
    const flags = ["media.uploaded", "--provider", "alibaba", "--to", behindProxy.url];
    const { exitCode } = await trigger(flags, { VOD_CALLBACK_URL: callbackUrl });
    behindProxy.close();
    assert.equal(exitCode, 0);
    assert.equal(behindProxy.events.length, 1);
  });

  it("signs with the key of the config's key file, or the one that the provider generated", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vod-events-trigger-"));
    const callback = { url: receiver.url, signing: { keyFile: "keys.json" } };
    writeFileSync(join(folder, "vod-events.config.json"), JSON.stringify({ callback }));
    const generatedKeys = [
      { provider: "mux", endpointId: "1", key: "old", until: "2026-01-01T00:00:00Z" },
      { provider: "mux", endpointId: "2", key: receiverKey },
    ];
    const send = (provider: string) =>
      runInProcess(["trigger", "media.uploaded", "--provider", provider], { cwd: folder });
    for (const [provider, keys] of [
      ["tencent", { key: receiverKey }],
      ["mux", { key: "another", generatedKeys }],
    ] as const) {
      writeFileSync(join(folder, "keys.json"), JSON.stringify(keys));
      const { exitCode, stderr } = await send(provider);
      assert.deepEqual([exitCode, stderr.replace(/^note: .*\n/, "")], [0, ""]);
    }
    rmSync(join(folder, "keys.json"));
    const { exitCode, stderr } = await send("tencent");
    rmSync(folder, { recursive: true });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[config_invalid\]: callback\.signing\.keyFile: .* does not exist/);
  });

  it("accepts the callback URL of the provider as a target", async () => {
    const flags = ["media.uploaded", "--provider", "baidu", "--to", `${receiver.url}/baidu`];
    assert.equal((await trigger(flags)).exitCode, 0);
  });

  it("sends nothing to another host without --yes", async () => {
    for (const host of ["app.example", "10.0.0.1", "[2001:db8::1]", "localhost.example"]) {
      const url = `http://${host}/vod`;
      const flags = ["media.uploaded", "--provider", "tencent", "--to", url];
      const { exitCode, stdout, stderr } = await trigger(flags);
      assert.deepEqual([exitCode, stdout], [2, ""]);
      assert.match(stderr, /is not this machine\. A sample event looks like a real one .* --yes/);
    }
  });

  it("prints curl commands with the signature (requires curl)", async function () {
    if (spawnSync("curl", ["--version"]).status !== 0) this.skip();
    for (const name of Object.keys(providers)) {
      const flags = ["media.uploaded", "--provider", name, "--media-id", "it's", "--dry-run"];
      const { exitCode, stdout } = await trigger(flags);
      assert.equal(exitCode, 0);
      assert.doesNotMatch(stdout, new RegExp(receiverKey));
      const { stdout: response } = await promisify(execFile)("bash", ["-c", stdout]);
      assert.match(response, /^HTTP\/1\.1 200 /, name);
      assert.equal(receiver.events.at(-1)?.mediaId, "it's");
    }
  });

  it("lists the native and neutral names of all adapters", async () => {
    const { exitCode, stdout } = await trigger(["--list", "--json"]);
    const listed = JSON.parse(stdout);
    assert.equal(exitCode, 0);
    assert.deepEqual(Object.keys(listed), ["alibaba", "baidu", "mux", "tencent", "volcengine"]);
    assert.deepEqual(listed.baidu.MEDIA_UPLOAD_COMPLETE, ["media.uploaded"]);
    const one = await trigger(["--list", "--provider", "baidu"]);
    assert.match(one.stdout, /^baidu:\n {2}MEDIA_UPLOAD_COMPLETE +media\.uploaded\n/);
    assert.doesNotMatch(one.stdout, /tencent/);
  });

  it("rejects invalid arguments with what to do", async () => {
    const provider = ["--provider", "tencent"];
    const invalid = [
      [[], {}, /name an event; --list shows all/],
      [["media.uploded", ...provider], {}, /Did you mean media\.uploaded\?/],
      [["media.uploaded", "--provider", "tencnt"], {}, /--provider must be .*Did you mean tencent/],
      [["media.uploaded"], {}, /no provider is selected\. Set --provider/],
      [["media.uploaded", ...provider, "--count", "0"], {}, /integer from 1 to 999999/],
      [["media.uploaded", ...provider, "--late", "soon"], {}, /a duration, such as 15m/],
      [["media.uploaded", ...provider, "--set", "a"], {}, /--set must be <path>=<value>/],
      [["media.uploaded", ...provider, "--to", "ftp://a"], {}, /--to must be an http or https URL/],
      [["media.uploaded", ...provider], { VOD_CALLBACK_URL: "" }, /no URL to send to\. Set --to/],
      [
        ["media.uploaded", "--provider", "baidu", "--count", "2", "--media-id", "m"],
        {},
        /--count: the events cannot differ: its id follows from --media-id/,
      ],
    ] as const;
    for (const [flags, env, message] of invalid) {
      const { exitCode, stderr } = await trigger(flags, env);
      assert.equal(exitCode, 2, stderr);
      assert.match(stderr, message);
    }
  });
});
