import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { until } from "../end-to-end/testbed.js";
import { type ExampleServer, type Runtime, startMount } from "./example-server.js";
import { type RequestParts, send } from "./send.js";
import { clouds, signedDelivery } from "./signed-delivery.js";

/** The forms of a body. Its content type must not matter. */
const forms: Readonly<Record<string, Pick<RequestParts, "headers" | "chunked">>> = {
  "no content type": {},
  "a form's": { headers: { "content-type": "application/x-www-form-urlencoded" } },
  "a multipart form's": { headers: { "content-type": "multipart/form-data; boundary=x" } },
  "an empty one": { headers: { "content-type": "" } },
  "one that is none": { headers: { "content-type": "json" } },
  "JSON's": { headers: { "content-type": "application/json" } },
  "JSON's, in chunks": { headers: { "content-type": "application/json" }, chunked: true },
  "no content type, in chunks": { chunked: true },
};

/** Defines the tests of every mount for an example. Call it in a `describe`. */
export function itBehavesAsMount(name: string, runtime?: Runtime): void {
  let server: ExampleServer;
  before(async () => {
    server = await startMount(name, runtime);
  });
  after(async () => {
    assert.equal(await server.stop(), 0, server.output());
  });

  for (const cloud of clouds) {
    it(`accepts ${cloud}'s callbacks with any content type`, async () => {
      const url = `${server.url}/${cloud}`;
      for (const [index, [form, { headers, chunked = false }]] of Object.entries(forms).entries()) {
        const mediaId = `${cloud}-${index}`;
        const signed = signedDelivery(cloud, url, mediaId);
        const all = { ...signed.headers, ...headers };
        const reply = await send(url, { headers: all, body: signed.body, chunked });
        assert.deepEqual(reply, { status: 200, allow: undefined, body: "" }, form);
        await until(() => server.output().includes(`uploaded ${mediaId} 港口`), form);
      }
    });

    it(`answers a forged callback to ${cloud}'s path with 401 and no body`, async () => {
      const url = `${server.url}/${cloud}`;
      const forged = signedDelivery(cloud, url, "forged", "anotherKey");
      const reply = await send(url, forged);
      assert.deepEqual(reply, { status: 401, allow: undefined, body: "" });
    });
  }

  it("answers other methods with 405 and the allowed one", async () => {
    for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]) {
      const reply = await send(`${server.url}/baidu`, { method });
      assert.deepEqual(reply, { status: 405, allow: "POST", body: "" }, method);
    }
  });

  it("answers another path below its own with 404", async () => {
    assert.equal((await send(`${server.url}/acme`, { body: "{}" })).status, 404);
    assert.equal((await send(server.url, { body: "{}" })).status, 404);
  });

  it("rejects a length above the limit before reading", async () => {
    const headers = { "content-length": String(1024 * 1024 + 1) };
    assert.equal((await send(`${server.url}/baidu`, { headers })).status, 413);
    await until(() => server.output().includes("rejected: body_too_large"), "the rejection");
  });

  it("answers a compressed body with 415", async () => {
    const url = `${server.url}/baidu`;
    const signed = signedDelivery("baidu", url, "compressed");
    const body = gzipSync(signed.body).toString("latin1");
    const headers = { ...signed.headers, "content-encoding": "gzip" };
    assert.equal((await send(url, { headers, body })).status, 415);
    await until(
      () => server.output().includes("rejected: content_encoding_unsupported"),
      "the rejection",
    );
  });
}
