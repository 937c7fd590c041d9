import assert from "node:assert/strict";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { checked } from "./check-acme.js";
import { selfSigned } from "./self-signed.js";

describe("the url check over https", () => {
  let server: Server;
  let origin: string;
  beforeEach(async () => {
    server = createServer(selfSigned(), (_, response) => response.writeHead(405).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const check = async () => {
    const url = `${origin}/hooks`;
    return (await checked({ callback: { mode: "push", url, signing: { key: "secret1" } } }).check())
      .url;
  };

  it("fails for a certificate that nobody trusts", async () => {
    const message = `${origin} fails in TLS (DEPTH_ZERO_SELF_SIGNED_CERT). Check the certificate, and that the server uses https`;
    assert.deepEqual(await check(), { result: "failed", message });
  });

  it("is ok for a trusted certificate", async () => {
    const { NODE_TLS_REJECT_UNAUTHORIZED: before = "" } = process.env;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    try {
      const message = `a receiver answers at ${origin}`;
      assert.deepEqual(await check(), { result: "ok", message, status: 405 });
    } finally {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
});
