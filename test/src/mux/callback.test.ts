import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Mux } from "@mux/mux-node";
import { createCallbackManager, memoryInbox } from "@vod-events/core";
import { type MuxOptions, mux } from "@vod-events/mux";
import { WebhookServer } from "./webhook-server.js";

const url = "https://app.example/vod";
const address = `${url}/mux`;

describe("mux: the callback config", () => {
  let server: WebhookServer;
  let folder: string;
  beforeEach(async () => {
    server = await new WebhookServer().listen();
    folder = await mkdtemp(join(tmpdir(), "mux-callback-"));
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const keyFile = () => join(folder, "keys.json");
  const options = (): MuxOptions => ({
    ...{ endpoint: server.endpoint, credentials: server.credentials, env: {} },
  });

  function manager(base = url, own: MuxOptions = options()) {
    return createCallbackManager({
      provider: "mux",
      providers: { mux: () => mux(own) },
      callback: { mode: "push", url: base, signing: { keyFile: keyFile() } },
      clock: { now: Date.now, sleep: async () => {} },
      inbox: memoryInbox(),
    });
  }

  const changes = () => server.requests.filter((request) => !request.startsWith("GET"));
  const storedKeys = async () =>
    JSON.parse(await readFile(keyFile(), "utf8")).generatedKeys.map(
      ({ endpointId, key }: { endpointId: string; key: string }) => [endpointId, key],
    );

  it("creates a webhook and stores the secret, which is shown once", async () => {
    await manager().apply();
    assert.deepEqual(changes(), [`POST /system/v1/webhooks {"address":"${address}"}`]);
    assert.deepEqual(await storedKeys(), [["w1", "secret-of-w1"]]);
    assert.deepEqual((await manager().plan()).changes, []);
  });

  it("finds its webhook on any page, and leaves the others alone", async () => {
    for (const host of ["a", "b", "c"]) server.add(`https://${host}.example/`);
    await manager().apply();
    for (const host of ["d", "e", "f"]) server.add(`https://${host}.example/`);
    server.requests.length = 0;
    assert.deepEqual((await manager().plan()).changes, []);
    assert.deepEqual(
      server.requests,
      [1, 2, 3, 4, 5].map((page) => `GET /system/v1/webhooks?page=${page}`),
    );
  });

  it("lists a webhook once that appears on two pages", async () => {
    server.add("https://a.example/");
    const twice = JSON.stringify({ data: server.webhooks });
    server.answers.push({ body: twice }, { body: twice });
    assert.equal((await mux(options()).callback.list()).length, 1);
  });

  it("switches a webhook on that was switched off", async () => {
    await manager().apply();
    const [{ id } = { id: "" }] = server.webhooks;
    await mux(options()).callback.update?.({
      before: { endpointId: id, mode: "push", signing: "on", url: address, events: {}, native: {} },
      after: { mode: "push", signing: "on", url: address, enabled: false, events: {}, native: {} },
    });
    assert.equal(server.webhooks[0]?.enabled, false);
    const { changes: planned } = await manager().plan();
    assert.deepEqual(planned, [{ path: "enabled", from: "no", to: "yes" }]);
    server.requests.length = 0;
    await manager().apply();
    assert.deepEqual(changes(), [`PATCH /system/v1/webhooks/${id} {"enabled":true}`]);
  });

  it("changes the address of a webhook whose secret is stored, and keeps the secret", async () => {
    await manager().apply();
    server.requests.length = 0;
    await manager("https://new.example/vod").apply();
    assert.deepEqual(changes(), [
      'PATCH /system/v1/webhooks/w1 {"address":"https://new.example/vod/mux"}',
    ]);
    assert.deepEqual(await storedKeys(), [["w1", "secret-of-w1"]]);
  });

  it("creates a webhook again whose secret is unknown", async () => {
    server.add(address);
    await manager().apply();
    assert.deepEqual(changes(), [
      "DELETE /system/v1/webhooks/w1",
      `POST /system/v1/webhooks {"address":"${address}"}`,
    ]);
    assert.deepEqual(await storedKeys(), [["w2", "secret-of-w2"]]);
  });

  it("does not repeat a creation whose answer is lost: the next apply creates it again", async () => {
    server.answers.push({}, { cut: "after" });
    await assert.rejects(manager().apply(), { code: "network" });
    assert.equal(changes().length, 1);
    await manager().apply();
    assert.deepEqual(await storedKeys(), [["w2", "secret-of-w2"]]);
    assert.deepEqual(
      server.webhooks.map(({ id }) => id),
      ["w2"],
    );
  });

  it("removes its webhook only", async () => {
    server.add("https://a.example/");
    await manager().apply();
    await manager().remove();
    assert.deepEqual(
      server.webhooks.map(({ id }) => id),
      ["w1"],
    );
  });

  it("never shows the secret, and receives every event type", async () => {
    const { always } = await manager().apply();
    assert.deepEqual(always, []);
    const settings = await manager().read();
    assert.doesNotMatch(JSON.stringify(settings), /secret/);
    const { events } = mux({ env: {} }).capabilities;
    assert.deepEqual([...new Set(Object.values(events))], ["always"]);
  });

  it("works through a client of the application", async () => {
    const client = new Mux({ ...server.credentials, baseURL: server.endpoint, logLevel: "off" });
    await manager(url, { client, env: {} }).apply();
    assert.equal(server.webhooks[0]?.address, address);
  });

  it("uses the credentials of each call", async () => {
    const given = [{ tokenId: "old", tokenSecret: "old" }, server.credentials];
    const credentials = () => given.shift() ?? server.credentials;
    const { callback } = mux({ ...options(), credentials });
    await assert.rejects(callback.list(), { code: "authentication_failed" });
    assert.deepEqual(await callback.list(), []);
  });
});
