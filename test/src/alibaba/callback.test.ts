import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { alibaba } from "@vod-events/alibaba";
import { type CallbackConfig, createCallbackManager } from "@vod-events/core";
import { type SimulatedAlibaba, simulateAlibaba } from "@vod-events/simulator";
import { mnsClient } from "./mns-client.js";

const url = "https://app.example/vod";
const key = "Secret123";

describe("alibaba: the callback config", () => {
  let cloud: SimulatedAlibaba;
  beforeEach(async () => {
    cloud = await simulateAlibaba();
  });
  afterEach(() => cloud.close());

  function managerOf(config: Partial<CallbackConfig> = {}, options: object = {}) {
    const { endpoint, credentials } = cloud;
    const provider = () => alibaba({ endpoint, credentials, env: {}, ...options });
    return createCallbackManager({
      provider: "alibaba",
      providers: { alibaba: provider },
      callback: { mode: "push", url, signing: { key }, ...config },
    });
  }

  const queue = () => ({ queue: { client: mnsClient(cloud), name: cloud.queue.name } });

  it("names every event in a write, because an absent list switches all events off", async () => {
    await managerOf().apply();
    const before = cloud.config.EventTypeList;
    assert.ok(before?.split(",").length === 20);
    await managerOf({ url: "https://other.example/vod" }).apply();
    assert.equal(cloud.config.EventTypeList, before);

    const Client = createRequire(import.meta.url)("@alicloud/pop-core");
    const client = new Client({
      endpoint: cloud.endpoint,
      apiVersion: "2017-03-21",
      ...cloud.credentials,
    });
    await client.request("SetMessageCallback", { CallbackType: "HTTP", CallbackURL: url });
    assert.equal(cloud.config.EventTypeList, undefined);
  });

  it("keeps the state of events that the adapter does not know", async () => {
    await cloud.configure({ CallbackURL: url, EventTypeList: "NewEvent,SnapshotComplete" });
    await managerOf({ events: ["media.uploaded"] }).apply();
    const names = cloud.config.EventTypeList?.split(",").toSorted();
    assert.deepEqual(names, ["FileUploadComplete", "NewEvent"]);
  });

  it("keeps ALL while nothing is switched off", async () => {
    await cloud.configure({ CallbackURL: url, EventTypeList: "ALL" });
    await managerOf().apply();
    assert.equal(cloud.config.EventTypeList, "ALL");
    await managerOf({ events: ["media.uploaded"] }).apply();
    assert.equal(cloud.config.EventTypeList, "FileUploadComplete");
  });

  it("shows a type with one of two switches as partly on", async () => {
    await cloud.configure({ CallbackURL: url, EventTypeList: "SnapshotComplete" });
    const { changes } = await managerOf({ events: ["thumbnail.created"] }).plan();
    assert.deepEqual(
      changes.filter(({ path }) => path.startsWith("events")),
      [{ path: "events.thumbnail.created", from: "partly on", to: "on" }],
    );
  });

  it("switches analyses and reviews together, and the pipeline filters the others", async () => {
    const { always } = await managerOf({ events: ["analysis.completed"] }).apply();
    assert.deepEqual(always, ["moderation.completed"]);
    assert.match(cloud.config.EventTypeList ?? "", /^AIComplete,CreateAuditComplete$/);
  });

  it("is read back, compared and removed", async () => {
    const manager = managerOf({ events: ["media.deleted"] });
    await manager.apply();
    const { events, ...read } = await manager.read();
    assert.deepEqual(read, {
      mode: "push",
      url: `${url}/alibaba`,
      signing: "on",
      signingKey: "configured",
    });
    assert.deepEqual(
      Object.entries(events).filter(([, on]) => on),
      [["media.deleted", true]],
    );
    assert.deepEqual((await manager.plan()).changes, []);
    assert.deepEqual(await manager.remove(), { removed: true });
    assert.deepEqual(cloud.config, {});
  });

  it("moves from HTTP to the queue, to another queue and back", async () => {
    await managerOf().apply();
    const pull = managerOf({ mode: "pull" }, queue());
    await pull.apply();
    assert.deepEqual(
      [cloud.config.CallbackType, cloud.config.MnsEndpoint, cloud.config.MnsQueueName],
      ["MNS", cloud.endpoint, "vod-events"],
    );
    assert.deepEqual((await pull.plan()).changes, []);
    const other = { queue: { ...queue().queue, name: "other" } };
    const { changes } = await managerOf({ mode: "pull" }, other).apply();
    const address = (name: string) => `${cloud.endpoint}/queues/${name}`;
    assert.deepEqual(changes, [
      { path: "queue", from: address("vod-events"), to: address("other") },
    ]);
    await managerOf().apply();
    assert.deepEqual([cloud.config.CallbackType, cloud.config.AuthSwitch], ["HTTP", "on"]);
  });

  it("needs a queue for the mode pull", async () => {
    await assert.rejects(managerOf({ mode: "pull" }).apply(), {
      code: "config_invalid",
      message: /^alibaba\.queue: missing/,
    });
  });

  it("belongs to one application", async () => {
    await assert.rejects(managerOf({}, { appId: "app-2" }).read(), { code: "permission_denied" });
  });

  for (const invalid of ["lower1", "Upper", "Secret-123", "Aa1".repeat(11)]) {
    it(`rejects the key ${invalid}, which Alibaba does not accept`, async () => {
      await assert.rejects(managerOf({ signing: { key: invalid } }).apply(), {
        code: "config_invalid",
        message: /must be 3 to 32 letters and digits, with a capital, a small letter and a digit/,
      });
    });
  }
});
