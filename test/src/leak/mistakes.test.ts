import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeClock } from "@vod-events/testkit";
import { runInProcess } from "../cli/run-in-process.js";
import { at, deliveryOf, key, query, registeredUrl } from "../core/explained-delivery.js";
import { Canaries } from "./canaries.js";
import { assertNoLeaks, Evidence } from "./evidence.js";

describe("usage errors contain no secret", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  let folder: string;
  let server: Server;
  beforeEach((done) => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    server = createServer().listen(0, "127.0.0.1", done);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    server.close();
  });

  async function run(words: readonly string[], input: string | Uint8Array = ""): Promise<string> {
    const env = {
      VOD_PROVIDER: "baidu",
      VOD_CALLBACK_URL: `https://app.example/vod?${canaries.track("the query of the URL", query)}`,
      VOD_SIGNING_KEY: canaries.track("VOD_SIGNING_KEY", key),
    };
    const options = { cwd: folder, input, env, clock: fakeClock(at.getTime()) };
    const { stdout, stderr } = await runInProcess(words, options);
    const [code] = /error\[\w+\]/.exec(stderr) ?? ["no error"];
    evidence.text(`the output, ${code}`, stdout);
    evidence.text(`the errors, ${code}`, stderr);
    return stdout + stderr;
  }

  it("of arguments or input", async () => {
    const secret = () => canaries.plant("an input");
    const rejectedCall = { Response: { Error: { Code: "AuthFailure", Message: secret() } } };
    const { port } = server.address() as AddressInfo;
    const mistakes: readonly (readonly [
      code: string,
      words: string,
      input?: string | Uint8Array,
    ])[] = [
      ["usage", `listen --signing-key=${canaries.plant("an option that there is not")}`],
      ["usage", `callback apply --key=${canaries.plant("an option that there is not")}`],
      ["usage", `explain --capture - ${canaries.plant("a word too many")}`],
      ["usage", `listen --endpoint http://a:${canaries.plant("a password")}@b/c`],
      ["usage", `listen --forward-to ftp://a:${canaries.plant("a password")}@b/c`],
      ["config_invalid", `listen --url http://a:${canaries.plant("a password")}@b/c`],
      ["config_invalid", `listen --url nothing://${canaries.plant("a URL")}`],
      ["port_unavailable", `listen --port ${port}`],
      ["capture_unwritable", "listen --capture none/file"],
      ["input_empty", "explain --capture -"],
      ["input_not_utf8", "decode --provider baidu", Buffer.from(`\xff${secret()}`, "latin1")],
      ["input_too_large", "decode --provider baidu", secret().repeat(1_500_000)],
      ["input_not_json", "decode --provider baidu", `{"a":"${secret()}`],
      ["body_not_decodable", "decode --provider baidu", JSON.stringify({ a: secret() })],
      ["other_provider", "decode --provider baidu", '{"EventType":"NewFileUpload"}'],
      ["response_error", "decode --provider tencent", JSON.stringify(rejectedCall)],
      ["capture_invalid", "explain --capture -", `{"headers":{"a":"${secret()}"},"body":{}}`],
      ["inbox_missing", "inbox show some"],
    ];
    for (const [code, words, input] of mistakes) {
      assert.match(await run(words.split(" "), input), new RegExp(`error\\[${code}\\]`), words);
    }
    await assertNoLeaks(evidence);
  });

  it("of each kind of explained delivery", async () => {
    canaries.track("the media", "canary0media");
    const { body } = deliveryOf("baidu");
    const kinds: readonly (readonly [cause: string, capture: object])[] = [
      ["key_white_space", deliveryOf("baidu", { key: `${key}\n` })],
      ["key_letter_case", deliveryOf("tencent", { key: key.toUpperCase() })],
      ["url_other", deliveryOf("baidu", { url: registeredUrl("baidu").replace("https", "http") })],
      ["other_cloud", { ...deliveryOf("tencent"), path: `/vod/baidu?${query}` }],
      [
        "path_not_found",
        { ...deliveryOf("tencent"), path: `/${canaries.plant("a path")}?${query}` },
      ],
      ["body_cut_off", { ...deliveryOf("tencent"), body: body.slice(0, -1) }],
      ["stamp_old", deliveryOf("baidu", { at: new Date(at.getTime() - 10 ** 7) })],
      ["key_other", deliveryOf("baidu", { key: canaries.plant("a foreign key") })],
    ];
    for (const [cause, capture] of kinds) {
      for (const flags of [[], ["--json"]]) {
        const output = await run(["explain", "--capture", "-", ...flags], JSON.stringify(capture));
        assert.match(output, new RegExp(cause));
      }
    }
    await assertNoLeaks(evidence);
  });
});
