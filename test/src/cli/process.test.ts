import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { errorLines } from "./error-lines.js";
import { decodeInProcess } from "./run-in-process.js";
import { commandFile, runProcess } from "./run-process.js";

const decodeTencent = ["decode", "--provider", "tencent"];

/** Rejects the SDKs of the clouds, as if they were not installed, and every connection. */
const isolation = `
  import { register } from "node:module";
  import { Socket } from "node:net";
  import dns from "node:dns";
  const fail = () => { throw new Error("the network was touched"); };
  Socket.prototype.connect = fail;
  dns.lookup = fail;
  globalThis.fetch = fail;
  const hook = 'export function resolve(specifier, context, next) {' +
    'if (/^(tencentcloud-sdk|@baiducloud)/.test(specifier)) throw new Error("an SDK was loaded");' +
    'return next(specifier, context); }';
  register("data:text/javascript," + encodeURIComponent(hook));
`;

describe("the vod-events process", function () {
  this.timeout(10_000);
  it("prints the output of the function and exits with its code", async () => {
    for (const [provider, body] of [
      ["tencent", JSON.stringify(newFileUpload)],
      ["baidu", JSON.stringify(uploaded)],
      ["baidu", "{"],
      ["baidu", ""],
    ] as const) {
      const result = await runProcess(["decode", "--provider", provider], { input: body });
      assert.deepEqual(result, await decodeInProcess(provider, body));
    }
    assert.equal((await runProcess(["decode", "--provider", "vimeo"])).exitCode, 2);
  });

  it("decodes without an SDK and without the network", async () => {
    const nodeFlags = ["--import", `data:text/javascript,${encodeURIComponent(isolation)}`];
    for (const [provider, body] of Object.entries({ tencent: newFileUpload, baidu: uploaded })) {
      const input = JSON.stringify(body);
      const result = await runProcess(["decode", "--provider", provider], { input, nodeFlags });
      assert.deepEqual(result, await decodeInProcess(provider, body));
      assert.equal(result.exitCode, 0);
    }
  });

  it("ends quietly when its reader is gone", async () => {
    const child = spawn(process.execPath, [commandFile, ...decodeTencent]);
    child.stdout.destroy();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const EventSet = Array.from({ length: 1000 }, () => newFileUpload);
    child.stdin.end(JSON.stringify({ EventSet }));
    const [exitCode] = await once(child, "close");
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
  });

  it("reports an unwritable output (requires /dev/full)", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const stdio = ["pipe", openSync("/dev/full", "w"), "pipe"] as const;
    const child = spawn(process.execPath, [commandFile, ...decodeTencent], { stdio: [...stdio] });
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin?.end(JSON.stringify(newFileUpload));
    const [exitCode] = await once(child, "close");
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^error\[output_unwritable\]: .*ENOSPC\n {2}see: vod-events errors output_unwritable\n$/,
    );
  });

  it("stops reading endless input", async () => {
    const child = spawn(process.execPath, [commandFile, ...decodeTencent]);
    const blanks = Buffer.alloc(1024 * 1024, " ");
    const feed = () => {
      while (child.stdin.write(blanks));
    };
    child.stdin.on("drain", feed).on("error", () => {});
    feed();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const [exitCode] = await once(child, "close");
    assert.equal(exitCode, 1);
    assert.equal(stderr, errorLines("input_too_large", "standard input is larger than 16 MiB"));
  });

  it("ends at once on SIGINT", async () => {
    const child = spawn(process.execPath, [commandFile, ...decodeTencent]);
    await once(child, "spawn");
    child.kill("SIGINT");
    assert.deepEqual(await once(child, "close"), [null, "SIGINT"]);
  });
});
