import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs a module in a separate process from this folder. Returns its output. */
async function output(source: string, ...args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    [...args, "--input-type=module", "--eval", source],
    { cwd: import.meta.dirname },
  );
  return JSON.parse(stdout);
}

describe("tencent: loading the SDK", () => {
  it("does not happen in a receiver", async () => {
    const loaded = await output(`
      import { createRequire } from "node:module";
      import { rawDelivery } from "@vod-events/core/provider";
      import { tencent } from "@vod-events/tencent";
      const provider = tencent({ credentials: { secretId: "id", secretKey: "key" } });
      const json = { EventType: "NewFileUpload", FileUploadEvent: { FileId: "1" } };
      const body = Buffer.from(JSON.stringify(json));
      const delivery = { body, headers: {}, url: "https://example.com", receivedAt: new Date() };
      provider.verify(rawDelivery(delivery), ["key"]);
      const events = provider.normalize(provider.decode(json).wire);
      const { cache } = createRequire(import.meta.url);
      const sdk = Object.keys(cache).filter((path) => path.includes("tencentcloud-sdk-nodejs"));
      console.log(JSON.stringify({ events: events.length, sdk: sdk.length }));
    `);
    assert.deepEqual(loaded, { events: 1, sdk: 0 });
  });

  it("happens at the first call, and only for the VOD client", async () => {
    const loaded = await output(`
      import { createRequire } from "node:module";
      import { tencent } from "@vod-events/tencent";
      const provider = tencent({
        credentials: { secretId: "id", secretKey: "key" },
        endpoint: "http://127.0.0.1:1",
      });
      const { code } = await provider.callback.read().catch((error) => error);
      const { cache } = createRequire(import.meta.url);
      const services = Object.keys(cache).filter((path) => /services.[a-z]+.v\\d+.\\w+_client/.test(path));
      console.log(JSON.stringify({ code, services: services.length }));
    `);
    assert.deepEqual(loaded, { code: "network", services: 1 });
  });

  it("reports the package if it is not installed", async () => {
    const withoutSdk = `
      export async function resolve(specifier, context, next) {
        if (!specifier.startsWith("tencentcloud-sdk-nodejs")) return next(specifier, context);
        throw Object.assign(new Error("not found"), { code: "ERR_MODULE_NOT_FOUND" });
      }
    `;
    const register = `
      import { register } from "node:module";
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(withoutSdk)}`)});
    `;
    const error = await output(
      `
      import { tencent } from "@vod-events/tencent";
      const provider = tencent({ credentials: { secretId: "id", secretKey: "key" } });
      const { code, message } = await provider.callback.read().catch((error) => error);
      console.log(JSON.stringify({ code, message }));
    `,
      "--import",
      `data:text/javascript,${encodeURIComponent(register)}`,
    );
    assert.deepEqual(error, {
      code: "sdk_missing",
      message: "calls of Tencent Cloud need its SDK. Install tencentcloud-sdk-nodejs",
    });
  });
});
