import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A module loader that rejects Alibaba's packages, as if they were not installed. */
const loader = `export function resolve(specifier, context, next) {
  if (!specifier.startsWith("@alicloud/")) return next(specifier, context);
  throw Object.assign(new Error("not installed"), { code: "ERR_MODULE_NOT_FOUND" });
}`;

describe("alibaba without Alibaba's client", () => {
  it("says what to install when the callback config is read", async () => {
    const script = `
      import { register } from "node:module";
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(loader)}`)});
      const { alibaba } = await import("@vod-events/alibaba");
      const credentials = { accessKeyId: "a", accessKeySecret: "b" };
      const { callback } = alibaba({ env: {}, credentials });
      await callback.read().catch(({ code, message }) => console.log(code, message));`;
    const argv = ["--input-type=module", "-e", script];
    const { stdout } = await promisify(execFile)(process.execPath, argv, {
      cwd: import.meta.dirname,
    });
    assert.match(stdout, /^sdk_missing .*Install @alicloud\/pop-core$/m);
  });
});
