import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A module loader that rejects Volcengine's package, as if it were not installed. */
const loader = `export function resolve(specifier, context, next) {
  if (!specifier.startsWith("@volcengine/")) return next(specifier, context);
  throw Object.assign(new Error("not installed"), { code: "ERR_MODULE_NOT_FOUND" });
}`;

async function output(script: string): Promise<string> {
  const argv = ["--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, argv, {
    cwd: import.meta.dirname,
  });
  return stdout;
}

const write = `
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const endpoint = "http://127.0.0.1:9";
  const { callback } = volcengine({ env: {}, space: "a", endpoint, credentials });
  const off = { mode: "push", signing: "off", events: {}, native: {} };
  await callback.overwrite(off).catch(({ code, message }) => console.log(code, message));`;

describe("volcengine and its SDK", () => {
  it("says what to install when the callback config is written", async () => {
    const stdout = await output(`
      import { register } from "node:module";
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(loader)}`)});
      const { volcengine } = await import("@vod-events/volcengine");
      ${write}`);
    assert.match(stdout, /^sdk_missing .*Install @volcengine\/openapi$/m);
  });

  it("loads its signer only, not its HTTP client", async () => {
    const stdout = await output(`
      import { createRequire } from "node:module";
      import { volcengine } from "@vod-events/volcengine";
      ${write}
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      const named = (name) => loaded.some((file) => file.includes(name));
      console.log(named("openapi/lib/base/sign.js"), named("/axios/"), named("/protobufjs/"));`);
    assert.match(stdout, /^network Volcengine could not be reached for SetCallbackEvent/m);
    assert.match(stdout, /^true false false$/m);
  });
});
