import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { uploaded } from "../fixtures/baidu/uploaded.js";

/** A module loader that rejects Baidu's SDK, as if it were not installed. */
const loader = `export function resolve(specifier, context, next) {
  if (!specifier.startsWith("@baiducloud/")) return next(specifier, context);
  throw Object.assign(new Error("not installed"), { code: "ERR_MODULE_NOT_FOUND" });
}`;

/** Runs code in a separate process without Baidu's SDK. Returns its output. */
async function withoutSdk(code: string): Promise<string> {
  const script = `import { register } from "node:module";
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(loader)}`)});
    const { baidu } = await import("@vod-events/baidu");
    ${code}`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
    cwd: import.meta.dirname,
  });
  return stdout.trim();
}

describe("baidu without Baidu's SDK", () => {
  it("receives events", async () => {
    const printed = await withoutSdk(`
      const provider = baidu({ credentials: { accessKeyId: "a", secretAccessKey: "b" } });
      const delivery = { body: new Uint8Array(), headers: {}, url: "https://example.com/" };
      const { status } = provider.verify(delivery, ["key"]);
      const { wire } = provider.decode(${JSON.stringify(uploaded)});
      console.log(status, provider.normalize(wire)[0].type);`);
    assert.equal(printed, "unsigned media.uploaded");
  });

  it("says what to install when the callback config is read", async () => {
    const printed = await withoutSdk(`
      const provider = baidu({ credentials: { accessKeyId: "a", secretAccessKey: "b" } });
      await provider.callback.read().catch(({ code, message }) => console.log(code, message));`);
    assert.match(printed, /^sdk_missing .*Install @baiducloud\/sdk$/);
  });
});
