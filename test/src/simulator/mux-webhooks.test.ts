import assert from "node:assert/strict";
import { type SimulatedMux, type SimulateMuxOptions, simulateMux } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { errorOf, muxClient } from "./mux-client.js";

describe("simulated Mux: webhooks in the API", () => {
  let cloud: SimulatedMux;
  afterEach(() => cloud.close());

  const addresses = ["https://a.example/hook?x=1", "https://b.example", "http://127.0.0.1:1/c"];

  async function open(options: SimulateMuxOptions = {}) {
    cloud = await simulateMux({ seed: 1, ...options });
    return muxClient(cloud).system.webhooks;
  }

  it("returns the signing secret in the response to the creation only", async () => {
    const webhooks = await open({ clock: fakeClock(Date.UTC(2026, 0, 2)) });
    const [address = ""] = addresses;
    const { signing_secret, ...created } = await webhooks.create({ address });
    assert.match(signing_secret ?? "", /^[a-z0-9]{32}$/);
    assert.match(created.id, /^[a-z0-9]{6}$/);
    const created_at = "2026-01-02T00:00:00.000000Z";
    assert.deepEqual(created, { id: created.id, address, created_at, enabled: true });
    assert.deepEqual(await webhooks.retrieve(created.id), created);
    assert.deepEqual((await webhooks.list()).data, [created]);
    assert.deepEqual(await webhooks.update(created.id, { enabled: true }), created);
    assert.deepEqual(cloud.config.webhooks, [{ ...created, signing_secret: "***" }]);
  });

  it("lists the newest first, in pages", async () => {
    const webhooks = await open();
    for (const address of addresses) await webhooks.create({ address });
    const all: string[] = [];
    for await (const { address } of webhooks.list({ limit: 2 })) all.push(address);
    assert.deepEqual(all, addresses.toReversed());
    const second = await webhooks.list({ limit: 2, page: 2 });
    assert.deepEqual(
      second.data.map(({ address }) => address),
      addresses.slice(0, 1),
    );
  });

  it("changes what an update contains, and keeps the rest", async () => {
    const webhooks = await open();
    const { signing_secret: _, ...created } = await webhooks.create({
      address: "https://a.example",
    });
    const disabled = { ...created, enabled: false };
    assert.deepEqual(await webhooks.update(created.id, { enabled: false }), disabled);
    const moved = { ...disabled, address: "https://b.example" };
    assert.deepEqual(await webhooks.update(created.id, { address: moved.address }), moved);
    assert.deepEqual(await webhooks.retrieve(created.id), moved);
  });

  it("frees the address of a deleted webhook for one with another id and secret", async () => {
    const webhooks = await open();
    const first = await webhooks.create({ address: "https://a.example" });
    await webhooks.delete(first.id);
    assert.equal(await errorOf(webhooks.retrieve(first.id)), "404 not_found");
    const second = await webhooks.create({ address: "https://a.example" });
    assert.notEqual(second.id, first.id);
    assert.notEqual(second.signing_secret, first.signing_secret);
  });

  it("rejects invalid requests with the documented shape, and keeps the webhooks", async () => {
    const webhooks = await open();
    const [address = "", other = ""] = addresses;
    const { id } = await webhooks.create({ address });
    await webhooks.create({ address: other });
    const before = cloud.config;
    const enabled = "yes" as unknown as boolean;
    for (const [call, error] of [
      [() => webhooks.create({ address }), "400 invalid_parameters"],
      [() => webhooks.create({ address: "ftp://a" }), "400 invalid_parameters"],
      [() => webhooks.create({ address: 1 as unknown as string }), "400 invalid_parameters"],
      [() => webhooks.create([] as unknown as { address: string }), "400 invalid_parameters"],
      [() => webhooks.update(id, {}), "400 invalid_parameters"],
      [() => webhooks.update(id, { enabled }), "400 invalid_parameters"],
      [() => webhooks.update(id, { address: other }), "400 invalid_parameters"],
      [() => webhooks.list({ page: 0 }), "400 invalid_parameters"],
      [() => webhooks.list({ limit: 0.5 }), "400 invalid_parameters"],
      [() => webhooks.update("unknown", { address: "https://c.example" }), "404 not_found"],
      [() => webhooks.delete("unknown"), "404 not_found"],
    ] as const) {
      assert.equal(await errorOf(call()), error);
    }
    assert.deepEqual(cloud.config, before);
  });

  it("rejects a wrong token, an unknown path and broken JSON", async () => {
    await open();
    const wrong = muxClient(cloud, { tokenSecret: "wrong" });
    assert.equal(await errorOf(wrong.system.webhooks.list()), "401 unauthorized");
    assert.equal((await fetch(`${cloud.endpoint}/system/v1/webhooks`)).status, 401);
    const client = muxClient(cloud);
    assert.equal(await errorOf(client.get("/system/v1/unknown")), "404 not_found");
    assert.equal(await errorOf(client.put("/system/v1/webhooks")), "404 not_found");
    const { tokenId, tokenSecret } = cloud.credentials;
    const authorization = `Basic ${Buffer.from(`${tokenId}:${tokenSecret}`).toString("base64")}`;
    const path = `${cloud.endpoint}/system/v1/webhooks`;
    const broken = await fetch(path, { method: "POST", headers: { authorization }, body: "{" });
    assert.equal(broken.status, 400);
    assert.deepEqual(await broken.json(), {
      error: { type: "invalid_parameters", messages: ["The body must be a JSON object."] },
    });
  });

  it("limits calls when asked to, and says when to try again", async () => {
    const webhooks = await open({ requestsPerSecond: { "GET /system/v1/webhooks": 1 } });
    await webhooks.list();
    const error = await webhooks.list().then(
      () => assert.fail("no error"),
      (reason) => reason,
    );
    assert.equal(error.status, 429);
    assert.equal(error.headers.get("retry-after"), "1");
    const started = performance.now();
    await muxClient(cloud, { maxRetries: 1 }).system.webhooks.list();
    assert.ok(performance.now() - started >= 900);
  });

  it("fails calls as planned", async () => {
    const webhooks = await open();
    const action = "GET /system/v1/webhooks/{webhookId}";
    cloud.failNext("internal_error", { action });
    await webhooks.list();
    assert.equal(await errorOf(webhooks.retrieve("unknown")), "500 internal_error");
    cloud.failNext("unheard_of");
    assert.equal(await errorOf(webhooks.list()), "400 unheard_of");
    cloud.failNext({ gateway: 502 });
    assert.equal(await errorOf(webhooks.list()), "502 undefined");
    cloud.failNext({ connection: "cut_after" });
    await assert.rejects(webhooks.create({ address: "https://a.example" }), /Connection error/);
    assert.equal((await webhooks.list()).data.length, 1);
    assert.throws(() => cloud.failNext("x", { action: "GET /v1" }), /unknown action/);
  });

  it("rejects the calls of a token without permissions", async () => {
    const webhooks = await open({ activated: false });
    assert.equal(await errorOf(webhooks.list()), "403 forbidden");
  });

  it("adds extra members to the webhooks that are read", async () => {
    const webhooks = await open({ extraConfig: { label: "new" } });
    await webhooks.create({ address: "https://a.example" });
    const [webhook] = (await webhooks.list()).data;
    assert.equal((webhook as unknown as { label: string }).label, "new");
  });

  it("replaces the webhooks as in the dashboard, and keeps those whose address stays", async () => {
    const webhooks = await open();
    const [address = "", other = ""] = addresses;
    const { id } = await webhooks.create({ address });
    await webhooks.create({ address: other });
    await cloud.configure({ webhooks: [{ address, enabled: false }] });
    const { data } = await webhooks.list();
    assert.deepEqual(
      data.map((webhook) => [webhook.id, webhook.enabled]),
      [[id, false]],
    );
    await assert.rejects(cloud.configure({ webhooks: [{ address: "ftp://a" }] }), /http/);
    await assert.rejects(cloud.configure({ webhooks: [{ address }, { address }] }), /unique/);
    assert.equal(cloud.config.webhooks.length, 1);
  });
});
