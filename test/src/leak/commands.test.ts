import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fakeClock } from "@vod-events/testkit";
import { callbackTestbed, configuredKey, queryCanary } from "../cli/callback-testbed.js";
import { fillInbox } from "../cli/inbox-file.js";
import { type Listener, listenerTestbed, post, signingKey } from "../cli/listener.js";
import { type RunOptions, runInProcess } from "../cli/run-in-process.js";
import { Canaries } from "./canaries.js";
import { type AllowedCanary, assertNoLeaks, Evidence } from "./evidence.js";
import { signedDelivery } from "./signed-delivery.js";

const immediateClock = { now: Date.now, sleep: async () => {} };

const allowed: readonly AllowedCanary[] = [
  {
    canary: /^a media/,
    where: /^the output of (decode|listen|inbox (show|list))$/,
    why: "these commands print events: their output is what was asked for",
  },
  {
    canary: /^the path of the callback URL$/,
    where: /^the (output|errors) of (callback (show|plan|apply)|explain|listen)$/,
    why: "where a cloud calls is what these commands say; none says the query",
  },
];

describe("command output contains no secret", function () {
  this.timeout(15_000);
  const testbed = callbackTestbed();
  const listeners = listenerTestbed();
  let canaries: Canaries;
  let evidence: Evidence;
  let path: string;
  let key: string;
  let env: Record<string, string>;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
    path = canaries.plant("the path of the callback URL");
    key = canaries.plant("VOD_SIGNING_KEY");
    canaries.track("the query of the callback URL", queryCanary);
    canaries.track("the signing key before", configuredKey);
    canaries.track("Tencent's secret key", testbed().tencent.credentials.secretKey);
    canaries.track("Baidu's secret key", testbed().baidu.credentials.secretAccessKey);
    env = {
      VOD_CALLBACK_URL: `${testbed().origin}/${path}?token=${queryCanary}`,
      VOD_SIGNING_KEY: key,
      VOD_PREVIOUS_SIGNING_KEYS: canaries.plant("VOD_PREVIOUS_SIGNING_KEYS"),
    };
  });

  async function run(argv: string, options: RunOptions = {}): Promise<string> {
    const words = argv.split(" ");
    const command = /^(callback|inbox) [\w-]+|^\w+/.exec(argv)?.[0] ?? argv;
    const folder = testbed().folder;
    const result = await runInProcess(words, {
      cwd: folder,
      ...options,
      env: { ...testbed().env, ...env, ...options.env },
    });
    evidence.text(`the output of ${command}`, result.stdout);
    evidence.text(`the errors of ${command}`, result.stderr);
    return result.stdout + result.stderr;
  }

  for (const cloud of ["tencent", "baidu"] as const) {
    it(`in callback commands for ${cloud}`, async () => {
      const on = `--provider ${cloud}`;
      testbed().receive({ key: configuredKey });
      for (const command of ["show", "show --all --json", "plan", "plan --json", "apply --yes"]) {
        assert.notEqual(await run(`callback ${command} ${on}`, { clock: immediateClock }), "");
      }
      const other = { VOD_SIGNING_KEY: canaries.plant("VOD_SIGNING_KEY") };
      await run(`callback apply --yes --json ${on}`, { env: other, clock: immediateClock });
      await run(`callback show ${on}`, { clock: immediateClock });
      assert.match(await run(`callback check ${on}`), /answers with 404/);
      const there = { VOD_CALLBACK_URL: testbed().env.VOD_CALLBACK_URL ?? "" };
      assert.match(await run(`callback check ${on}`, { env: there }), /it rejects this key/);
      testbed().answer(500);
      assert.match(await run(`callback check --json ${on}`), /answers with 500/);
      testbed()[cloud].failNext("InternalError", { times: 5 });
      const failed = await run(`callback apply --yes ${on}`, { clock: immediateClock });
      assert.match(failed, /error\[unavailable\]/);
      await assertNoLeaks(evidence, allowed);
    });
  }

  it("in callback rotate-key", async () => {
    const keyFile = join(testbed().folder, "keys.json");
    writeFileSync(keyFile, JSON.stringify({ key: canaries.plant("a key in a file") }));
    const files = {
      VOD_SIGNING_KEY: "",
      VOD_PREVIOUS_SIGNING_KEYS: "",
      VOD_SIGNING_KEY_FILE: keyFile,
    };
    const newKey = { ...files, VOD_NEW_SIGNING_KEY: canaries.plant("VOD_NEW_SIGNING_KEY") };
    const clock = immediateClock;
    testbed().answer(404);
    await run("callback rotate-key --yes", { env: newKey, clock });
    await run("callback rotate-key --yes --no-verify --no-wait --json", { env: newKey, clock });
    await run("callback rotate-key --yes --no-verify", { env: newKey, clock });
    writeFileSync(keyFile, `{"key": "${canaries.plant("a key in a file")}`);
    assert.match(await run("callback rotate-key --yes", { env: files, clock }), /error/);
    await assertNoLeaks(evidence, allowed);
  });

  it("in decode, explain and usage errors", async () => {
    const event = {
      EventType: "NewFileUpload",
      FileUploadEvent: { FileId: canaries.plant("a media") },
    };
    const secret = () => canaries.plant("input");
    const inputs = [
      JSON.stringify(event),
      secret(),
      `{"a":"${secret()}`,
      JSON.stringify({ a: secret() }),
    ];
    const url = `${testbed().origin}/${path}/tencent?token=${queryCanary}`;
    const now = Date.now();
    const otherKey = { key: canaries.plant("a foreign key"), url, now };
    const delivery = signedDelivery("tencent", event, otherKey, canaries);
    const captured = [
      { path: `/${path}/tencent?token=${queryCanary}`, ...delivery },
      { path: `/${secret()}/tencent`, ...delivery },
      { path: `/${path}/tencent`, headers: {}, body: secret() },
    ].map((capture) => JSON.stringify(capture));
    for (const input of inputs) await run("decode --provider tencent --pretty", { input });
    for (const input of [...captured, ...inputs]) {
      await run("explain --capture - --provider tencent", { input, clock: fakeClock(now) });
      await run("explain --capture - --json", { input, clock: fakeClock(now) });
    }
    await assertNoLeaks(evidence, allowed);
  });

  it("in inbox commands", async () => {
    const body = Buffer.from(canaries.plant("a body that was kept"));
    const headers = { "x-token": canaries.plant("a header that was kept") };
    await fillInbox(testbed().folder, { body, headers });
    for (const command of [
      "list",
      "list --json",
      "stats",
      "stats --json",
      "show tencent:dead",
      "show none",
    ]) {
      await run(`inbox ${command}`);
    }
    await run("inbox retry tencent:dead baidu:done none");
    const shown: AllowedCanary = {
      canary: / was kept$/,
      where: /^the output of inbox show$/,
      why: "what was kept of a callback is what was asked for",
    };
    await assertNoLeaks(evidence, [...allowed, shown]);
  });

  it("in listen, for callers with and without the key", async () => {
    const { folder } = testbed();
    const flags = ["--capture", join(folder, "refused.jsonl")];
    const listener: Listener = listeners.listen({ folder, flags });
    canaries.track("the signing key of a listener", signingKey);
    const url = await listener.url();
    await post(url, canaries.plant("a media"));
    await fetch(`${url}?a=${canaries.plant("a query")}`, {
      method: "POST",
      headers: { "x-token": canaries.plant("a header") },
      body: canaries.plant("a body"),
    });
    await fetch(`${new URL(url).origin}/${canaries.plant("another path")}`, { method: "POST" });
    await listener.until(() => /path_not_found/.test(listener.stderr) && listener.stdout !== "");
    await listener.end();
    evidence.text("the output of listen", listener.stdout);
    evidence.text("the errors of listen", listener.stderr);
    await assertNoLeaks(evidence, allowed);
  });
});
