import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CallbackManager, createCallbackManager } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { acme, acmeCallbackApi } from "./acme.js";

describe("callback check", () => {
  let server: Server;
  let headers: Record<string, string>;
  let methods: (string | undefined)[];

  beforeEach(async () => {
    headers = { "vod-events": "checked" };
    methods = [];
    server = createServer((request, response) => {
      methods.push(request.method);
      response.writeHead(request.method === "GET" ? 405 : 200, headers).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function managerOf(more: Partial<Provider> = {}, key?: string): CallbackManager {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
    return createCallbackManager({
      provider: "acme",
      providers: { acme: () => ({ ...acme({ callback: acmeCallbackApi() }), ...more }) },
      callback: { mode: "push", url, signing: key === undefined ? undefined : { key } },
      receiver: { allowUnsigned: true },
      clock: fakeClock(),
    });
  }

  const unsignedSample = () => ({ headers: {}, body: "{}" });

  async function resultsOf(manager: CallbackManager) {
    const results = await manager.check();
    return Object.fromEntries(
      results.map(({ check, result, message }) => [check, { result, message }]),
    );
  }

  it("skips checks that the adapter does not support", async () => {
    const { clock, signature } = await resultsOf(managerOf({}, "secret1"));
    assert.deepEqual(clock, {
      result: "skipped",
      message: "the time of acme is not available",
    });
    assert.equal(signature?.result, "skipped");
    assert.deepEqual(methods, ["GET"]);
  });

  it("warns when the receiver accepts unsigned deliveries and there is no key", async () => {
    const { signature } = await resultsOf(managerOf({ sampleDelivery: unsignedSample }));
    assert.equal(signature?.result, "warning");
  });

  it("reports a 200 response without the test header as another server", async () => {
    headers = {};
    const { signature } = await resultsOf(managerOf({ sampleDelivery: unsignedSample }, "secret1"));
    assert.equal(signature?.result, "failed");
  });

  it("reports each result in order", async () => {
    const reported: unknown[] = [];
    const results = await managerOf({ sampleDelivery: unsignedSample }).check({
      onResult: (result) => reported.push(result),
    });
    assert.deepEqual(reported, results);
    assert.deepEqual(
      results.map(({ check }) => check),
      ["config", "credentials", "clock", "settings", "url", "signature"],
    );
  });

  it("rejects with the reason when its signal is aborted", async () => {
    const abort = new AbortController();
    const reason = new Error("enough");
    const onResult = () => abort.abort(reason);
    const checking = managerOf({ sampleDelivery: unsignedSample }).check({
      onResult,
      signal: abort.signal,
    });
    await assert.rejects(checking, reason);
    assert.deepEqual(methods, []);
  });

  it("throws unexpected errors instead of reporting them", async () => {
    const defect = () => {
      throw new TypeError("a defect");
    };
    await assert.rejects(managerOf({ sampleDelivery: defect }, "secret1").check(), TypeError);
  });
});
