import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeClock } from "@vod-events/testkit";
import fc from "fast-check";
import {
  at,
  base,
  type Cloud,
  deliveryOf,
  key,
  mediaId,
  query,
} from "../core/explained-delivery.js";
import { runInProcess } from "./run-in-process.js";

const env = { VOD_PROVIDER: "baidu", VOD_CALLBACK_URL: base, VOD_SIGNING_KEY: key };

describe("vod-events explain", function () {
  this.timeout(20_000);
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  async function explain(input: string | Uint8Array, flags: readonly string[] = [], more = {}) {
    const options = { cwd, input, env: { ...env, ...more }, clock: fakeClock(at.getTime()) };
    const result = await runInProcess(["explain", "--capture", "-", ...flags], options);
    assert.doesNotMatch(
      result.stdout + result.stderr,
      new RegExp(`${key}|${query}|${mediaId}`, "i"),
    );
    return result;
  }

  for (const cloud of ["tencent", "baidu"] as const satisfies readonly Cloud[]) {
    it(`prints the cause and the fix for a callback of ${cloud}, and exits with 1`, async () => {
      const capture = JSON.stringify(deliveryOf(cloud, { key: `${key}\n` }));
      const { exitCode, stdout, stderr } = await explain(capture);
      assert.deepEqual({ exitCode, stderr }, { exitCode: 1, stderr: "" });
      const [head, cause, fix, tried] = stdout.split("\n");
      assert.equal(head, `rejected signature_mismatch (${cloud})`);
      assert.match(cause ?? "", /^cause {2}key_white_space: /);
      assert.match(fix ?? "", /^fix {4}remove the white space/);
      assert.match(tried ?? "", /^tried {2}\d+ signature checks$/);
    });

    it(`reports that a callback of ${cloud} is accepted, and exits with 0`, async () => {
      const { exitCode, stdout } = await explain(JSON.stringify(deliveryOf(cloud)));
      assert.deepEqual({ exitCode, stdout }, { exitCode: 0, stdout: `accepted (${cloud})\n` });
    });

    it(`reads a raw HTTP request of ${cloud}`, async () => {
      const { path, headers, body } = deliveryOf(cloud);
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      for (const end of ["\r\n", "\n"]) {
        const request = [`POST ${path} HTTP/1.1`, "Host: app.example", ...lines, "", body];
        assert.equal((await explain(request.join(end))).stdout, `accepted (${cloud})\n`);
      }
    });
  }

  it("reads one callback per line and the bytes of a body", async () => {
    const { body, ...good } = deliveryOf("baidu");
    const lines = [
      JSON.stringify({ ...good, bodyBase64: Buffer.from(body).toString("base64") }),
      "",
      JSON.stringify(deliveryOf("tencent", { key: undefined })),
    ];
    const { exitCode, stdout } = await explain(lines.join("\n"), ["--json"]);
    const [first, second, ...others] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual([exitCode, others.length], [1, 0]);
    assert.deepEqual(first, { accepted: true, provider: "baidu", causes: [], tried: 1 });
    assert.equal(second.code, "signature_missing");
    assert.equal(second.causes[0].name, "signing_off");
  });

  it("assumes the selected provider when a callback has no target", async () => {
    const { path: _, ...delivery } = deliveryOf("tencent");
    const { stdout } = await explain(JSON.stringify(delivery), ["--provider", "tencent"]);
    assert.equal(stdout, "accepted (tencent)\n");
  });

  it("reads the config file and does not open its inbox", async () => {
    const config = join(cwd, "vod-events.config.json");
    const callback = { mode: "push", url: base, signing: { key } };
    writeFileSync(config, JSON.stringify({ provider: "baidu", callback, inbox: "none.db" }));
    const capture = join(cwd, "capture.json");
    writeFileSync(capture, JSON.stringify(deliveryOf("baidu")));
    const clock = fakeClock(at.getTime());
    const { stdout } = await runInProcess(["explain", "--capture", capture], { cwd, clock });
    assert.equal(stdout, "accepted (baidu)\n");
    assert.throws(() => rmSync(join(cwd, "none.db")));
  });

  const invalid: readonly (readonly [what: string, input: string, errorText: RegExp])[] = [
    ["nothing", "", /error\[input_empty\]: standard input is empty/],
    ["blanks", " \n ", /error\[input_empty\]/],
    ["no JSON", "{}}\ncanary", /error\[capture_invalid\]: line 1: not JSON/],
    ["no object", "5", /must be an object/],
    ["no headers", '{"path":"/","body":""}', /headers must be an object/],
    ["a body that was read", '{"headers":{},"body":{}}', /body must be the exact text/],
    ["no time", '{"headers":{},"body":"","receivedAt":"noon"}', /receivedAt must be a time/],
    ["a path that is none", '{"headers":{},"body":"","path":5}', /path must be a string/],
    ["no blank line", "POST /vod/baidu HTTP/1.1\nhost: a", /no blank line/],
    [
      "chunks",
      "POST /vod/baidu HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      /the body is chunked/,
    ],
  ];
  for (const [what, input, errorText] of invalid) {
    it(`reports ${what} in one line and exits with 1`, async () => {
      const { exitCode, stdout, stderr } = await explain(input);
      assert.equal(
        /capture_invalid/.test(stderr),
        /; see vod-events explain --help$/m.test(stderr),
      );
      assert.deepEqual({ exitCode, stdout }, { exitCode: 1, stdout: "" });
      assert.match(stderr, /^error\[\w+\]: [^\p{Cc}]+\n( {2}see: vod-events errors \w+\n)?$/u);
      assert.match(stderr, errorText);
    });
  }

  it("requires a capture and a provider", async () => {
    assert.equal((await runInProcess(["explain"], { cwd, env })).exitCode, 2);
    const { exitCode, stderr } = await explain("{}", ["--provider", "baidou"]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /capture_invalid/);
    const capture = JSON.stringify(deliveryOf("baidu"));
    assert.match((await explain(capture, ["--provider", "baidou"])).stderr, /Did you mean baidu\?/);
  });

  it("names missing settings by their command-line options", async () => {
    const { stderr } = await explain(JSON.stringify(deliveryOf("baidu")), [], {
      VOD_CALLBACK_URL: "",
    });
    assert.match(stderr, /^error\[config_invalid\]: callback\.url: required/);
  });

  it("never crashes on random input", async () => {
    const noise = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.json(),
      fc.string({ unit: "binary" }).map((text) => `POST /vod/baidu HTTP/1.1\n${text}`),
    );
    await fc.assert(
      fc.asyncProperty(noise, async (input) => {
        const { exitCode, stdout } = await explain(input);
        assert.equal(exitCode === 0, stdout.startsWith("accepted"));
      }),
      { numRuns: 40 },
    );
  });
});
