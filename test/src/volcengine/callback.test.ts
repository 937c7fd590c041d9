import assert from "node:assert/strict";
import { type CallbackConfig, createCallbackManager } from "@vod-events/core";
import { type SimulatedVolcengine, simulateVolcengine } from "@vod-events/simulator";
import { volcengine } from "@vod-events/volcengine";
import { vodOpenapi } from "@volcengine/openapi";

const url = "https://app.example/vod";
const key = "Secret00key1";

for (const site of ["volcengine", "byteplus"] as const) {
  describe(`volcengine: the callback config at ${site}`, () => {
    let cloud: SimulatedVolcengine;
    beforeEach(async () => {
      cloud = await simulateVolcengine({ site, space: "harbour" });
    });
    afterEach(() => cloud.close());

    function managerOf(config: Partial<CallbackConfig> = {}, options: object = {}) {
      const { endpoint, credentials, space } = cloud;
      return createCallbackManager({
        provider: "volcengine",
        providers: {
          volcengine: () => volcengine({ endpoint, credentials, site, space, env: {}, ...options }),
        },
        callback: { mode: "push", url, signing: { key }, ...config },
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
      ]);
      assert.equal(cloud.config.Events, "TranscodeComplete,ExecutionComplete");
    });

    it("names one switch for a deletion of a media and another for its outputs", async () => {
      await managerOf({ events: ["media.deleted"] }).apply();
      assert.equal(cloud.config.Events, "DeleteMediaComplete,DeleteTranscodesComplete");
    });

    it("is not written again when nothing changed, and cannot be read or removed", async () => {
      const manager = managerOf({ signing: { key } });
      await manager.apply();
      assert.deepEqual((await manager.plan()).changes, []);
      await assert.rejects(manager.read(), { code: "unsupported" });
      await assert.rejects(manager.remove(), { code: "unsupported" });
    });

    it("of which one half was written is written again as a whole", async () => {
      const clock = { now: Date.now, sleep: async () => {} };
      const manager = createCallbackManager({
        provider: "volcengine",
        providers: {
          volcengine: () => {
            const { endpoint, credentials, space } = cloud;
            return volcengine({ endpoint, credentials, site, space, env: {} });
          },
        },
        callback: { mode: "push", url, signing: { key } },
        clock,
      });
      cloud.failNext("InternalError", { action: "AddCallbackSubscription", times: 5 });
      await assert.rejects(manager.apply(), { code: "unavailable" });
      assert.equal(cloud.config.AuthEnabled, "1");
      assert.deepEqual(cloud.config.Subscriptions, []);
      assert.ok((await manager.plan()).changes.length > 0);
      await manager.apply();
      assert.equal(cloud.config.Subscriptions.length, 1);
      assert.deepEqual((await manager.plan()).changes, []);
    });

    it("needs the versions of the site", async () => {
      const other = site === "byteplus" ? "volcengine" : "byteplus";
      const regions = { volcengine: "cn-north-1", byteplus: "ap-singapore-1" };
      const wrong = managerOf({}, { site: other, region: regions[site] });
      await assert.rejects(wrong.apply(), { nativeCode: "InvalidActionOrVersion" });
      await assert.rejects(managerOf({}, { site: other }).apply(), {
        code: "authentication_failed",
        nativeCode: "SignatureDoesNotMatch",
      });
    });

    it("can be written through a service of the SDK, whose errors are mapped, too", async () => {
      const { accessKeyId, secretAccessKey: secretKey } = cloud.credentials;
      const service = new vodOpenapi.VodOpenapiService({
        ...{ accessKeyId, secretKey, protocol: "http:", host: new URL(cloud.endpoint).host },
        region: site === "byteplus" ? "ap-singapore-1" : "cn-north-1",
      });
      await managerOf({}, { client: service }).apply();
      assert.equal(cloud.config.Subscriptions.length, 1);
      const other = managerOf({ signing: { key: "another0key" } }, { client: service, space: "b" });
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
