import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A module loader that rejects the SDK, as if it were not installed. */
const loader = `export function resolve(specifier, context, next) {
  if (!specifier.startsWith("@mux/")) return next(specifier, context);
  throw Object.assign(new Error("not installed"), { code: "ERR_MODULE_NOT_FOUND" });
}`;

async function run(script: string, env: Readonly<Record<string, string>> = {}) {
  const argv = ["--input-type=module", "-e", script];
  return promisify(execFile)(process.execPath, argv, {
    cwd: import.meta.dirname,
    env: { ...process.env, ...env },
  });
}

const list = `
  const credentials = { tokenId: "a", tokenSecret: "b" };
  const { callback } = mux({ env: {}, endpoint: "http://127.0.0.1:9", credentials });
  await callback.list().catch(({ code, message }) => console.log(code, message));`;

describe("mux and its SDK", () => {
  it("says what to install when the API is called", async () => {
    const { stdout } = await run(`
      import { register } from "node:module";
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(loader)}`)});
      const { mux } = await import("@vod-events/mux");
      ${list}`);
    assert.match(stdout, /^sdk_missing .*Install @mux\/mux-node$/m);
  });

  it("ignores the log level of the SDK, and logs nothing", async () => {
    const script = `import { mux } from "@vod-events/mux"; ${list}`;
    const { stdout, stderr } = await run(script, { MUX_LOG: "debug" });
    assert.match(stdout, /^network Mux could not be reached for list webhooks \(.+\)\n$/);
    assert.equal(stderr, "");
  });
});
