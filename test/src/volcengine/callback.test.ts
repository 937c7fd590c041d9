import assert from "node:assert/strict";
import { type CallbackConfig, createCallbackManager, memoryInbox } from "@vod-events/core";
import { type SimulatedVolcengine, simulateVolcengine } from "@vod-events/simulator";
import { type VolcengineOptions, volcengine } from "@vod-events/volcengine";
import { vodOpenapi } from "@volcengine/openapi";

const url = "https://app.example/vod";
const key = "Secret00key1";
const regions = { volcengine: "cn-north-1", byteplus: "ap-singapore-1" };

for (const site of ["volcengine", "byteplus"] as const) {
  describe(`volcengine: the callback config at ${site}`, () => {
    let cloud: SimulatedVolcengine;
    let inbox: ReturnType<typeof memoryInbox>;
    beforeEach(async () => {
      cloud = await simulateVolcengine({ site, space: "harbour" });
      inbox = memoryInbox();
    });
    afterEach(() => cloud.close());

    function managerOf(
      config: Partial<Omit<CallbackConfig, "mode">> = {},
      options: VolcengineOptions = {},
    ) {
      const { endpoint, credentials, space } = cloud;
      const given = { endpoint, credentials, site, space, env: {}, ...options };
      return createCallbackManager({
        provider: "volcengine",
        providers: { volcengine: () => volcengine(given) },
        callback: { mode: "push", url, signing: { key }, ...config },
        clock: { now: Date.now, sleep: async () => {} },
        inbox,
      });
    }

    it("is written by two calls, with all events of the site and the key", async () => {
      await managerOf().apply();
      const { Events, ...others } = cloud.config;
      assert.deepEqual(others, {
        Subscriptions: [{ Url: `${url}/volcengine`, ContentType: "application/octet-stream" }],
        AuthEnabled: "1",
        PrivateKey: "***",
      });
      assert.equal(Events?.split(",").length, site === "byteplus" ? 8 : 10);
      assert.match(Events ?? "", /(^|,)TranscodeComplete,/);
    });

    it("switches the outputs of a workflow together, and the pipeline filters the others", async () => {
      const { always } = await managerOf({ events: ["thumbnail.created"] }).apply();
      assert.deepEqual([...always].sort(), [
        "caption.created",
        "media.transcoded",
        "workflow.completed",
        "workflow.progressed",
      ]);
      assert.equal(cloud.config.Events, "TranscodeComplete,ExecutionComplete");
    });

    it("has one switch for the deletion of a media and another for that of its outputs", async () => {
      await managerOf({ events: ["media.deleted"] }).apply();
      assert.equal(cloud.config.Events, "DeleteMediaComplete,DeleteTranscodesComplete");
    });

    it("has no key when the signature is off", async () => {
      const { endpoint, credentials, space } = cloud;
      const { callback } = volcengine({ endpoint, credentials, site, space, env: {} });
      await callback.overwrite({ mode: "push", url, signing: "off", events: {}, native: {} });
      assert.deepEqual([cloud.config.AuthEnabled, cloud.config.PrivateKey], ["0", undefined]);
    });

    it("is not written again when nothing changed, and cannot be read or removed", async () => {
      const manager = managerOf();
      await manager.apply();
      assert.deepEqual((await manager.plan()).changes, []);
      await assert.rejects(manager.read(), { code: "unsupported" });
      await assert.rejects(manager.remove(), { code: "unsupported" });
    });

    it("of which one half was written is written again as a whole", async () => {
      const manager = managerOf();
      cloud.failNext("InternalError", { action: "AddCallbackSubscription", times: 5 });
      await assert.rejects(manager.apply(), { code: "unavailable" });
      assert.deepEqual([cloud.config.AuthEnabled, cloud.config.Subscriptions], ["1", []]);
      assert.ok((await manager.plan()).changes.length > 0);
      cloud.failNext({ connection: "cut_after" }, { action: "AddCallbackSubscription" });
      await manager.apply();
      assert.equal(cloud.config.Subscriptions.length, 1);
      assert.deepEqual((await manager.plan()).changes, []);
    });

    it("keeps an earlier URL, because no call removes it", async () => {
      await managerOf().apply();
      await managerOf({ url: "https://other.example/vod" }).apply();
      assert.deepEqual(
        cloud.config.Subscriptions.map(({ Url }) => new URL(Url).host),
        ["app.example", "other.example"],
      );
    });

    it("needs the version and the region of the site", async () => {
      const other = site === "byteplus" ? "volcengine" : "byteplus";
      const version = managerOf({}, { site: other, region: regions[site] });
      await assert.rejects(version.apply(), { nativeCode: "InvalidActionOrVersion" });
      await assert.rejects(managerOf({}, { site: other }).apply(), {
        code: "authentication_failed",
        nativeCode: "SignatureDoesNotMatch",
      });
    });

    it("can be written through a service of the SDK, whose errors are mapped, too", async () => {
      const { accessKeyId, secretAccessKey: secretKey } = cloud.credentials;
      const client = new vodOpenapi.VodService({
        ...{ accessKeyId, secretKey, protocol: "http:", host: new URL(cloud.endpoint).host },
        ...{ serviceName: "vod", region: regions[site] },
      });
      await managerOf({}, { client }).apply();
      assert.equal(cloud.config.Subscriptions.length, 1);
      const other = managerOf({ signing: { key: "another0key" } }, { client, space: "b" });
      await assert.rejects(other.apply(), {
        code: "request_rejected",
        nativeCode: "ResourceNotFound.SpaceName",
      });
    });

    for (const invalid of ["short12", "a".repeat(21), "Secret-00key"]) {
      it(`rejects the key ${invalid}, which the cloud does not accept`, async () => {
        await assert.rejects(managerOf({ signing: { key: invalid } }).apply(), {
          code: "config_invalid",
          message: /must be 8 to 20 letters and digits/,
        });
      });
    }
  });
}
