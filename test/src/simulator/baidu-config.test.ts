import assert from "node:assert/strict";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import { baiduErrorOf, callBaidu, configureBaidu } from "./baidu-client.js";

const callbackUrl = "https://hooks.example.com/baidu";

describe("simulated Baidu: callback config", () => {
  let cloud: SimulatedBaidu;
  beforeEach(async () => {
    cloud = await simulateBaidu();
  });
  afterEach(() => cloud.close());

  const read = async () => (await callBaidu(cloud, "GET")).body as Record<string, unknown>;

  it("starts with every event off", async () => {
    const config = await read();
    assert.equal(Object.keys(config).length, 9);
    assert.deepEqual(new Set(Object.values(config)), new Set([false]));
  });

  it("returns the written config, including the signing key", async () => {
    const patch = {
      callbackUrl,
      enableSign: true,
      signKey: "my_random_token",
      enableMediaUploadCompleteEvent: true,
    };
    const { body } = await configureBaidu(cloud, patch);
    const config = await read();
    assert.deepEqual(body, {});
    assert.deepEqual({ ...config, ...patch }, config);
    assert.deepEqual(cloud.config, { ...config, signKey: "***" });
  });

  for (const flag of [
    "enableMediaUploadCompleteEvent",
    "enableMediaFetchCompleteEvent",
    "enableMediaTranscodeCompleteEvent",
    "enableMediaThumbnailCompleteEvent",
    "enableMediaAnalysisCompleteEvent",
    "enableMediaRegulationCompleteEvent",
    "enableComposeTaskStatusChangeEvent",
    "enableVideoGenerateCompleteEvent",
  ]) {
    it(`rejects ${flag} without a URL`, async () => {
      const error = await baiduErrorOf(configureBaidu(cloud, { [flag]: true }));
      assert.equal(error.message, "callbackUrl is required when enable any event");
      await configureBaidu(cloud, { callbackUrl, [flag]: true });
      assert.equal((await read())[flag], true);
    });
  }

  it("keeps the fields that a change does not name", async () => {
    await configureBaidu(cloud, { callbackUrl, enableMediaUploadCompleteEvent: true });
    await configureBaidu(cloud, { enableMediaTranscodeCompleteEvent: true });
    assert.equal(cloud.config.callbackUrl, callbackUrl);
    assert.equal(cloud.config.enableMediaUploadCompleteEvent, true);
    assert.equal(cloud.config.enableMediaTranscodeCompleteEvent, true);
  });

  it("ignores unknown members and null", async () => {
    await configureBaidu(cloud, { callbackUrl, enableNothing: true });
    await configureBaidu(cloud, { callbackUrl: null });
    assert.equal((await read()).enableNothing, undefined);
    assert.equal(cloud.config.callbackUrl, callbackUrl);
  });

  const rejected = [
    {
      body: { enableSign: true },
      status: 400,
      code: "InvalidCallbackConfigParams",
      message: "signKey is required when enable sign",
    },
    {
      body: { enableMediaUploadCompleteEvent: true },
      status: 400,
      code: "InvalidCallbackConfigParams",
      message: "callbackUrl is required when enable any event",
    },
    {
      body: { callbackUrl: "ftp://hooks.example.com" },
      status: 403,
      code: "InvalidCallbackConfigParams",
      message: "callbackUrl is not allowed",
    },
    { body: { enableSign: "true" }, status: 400, code: "InappropriateJSON" },
    { body: { callbackUrl: 1 }, status: 400, code: "InappropriateJSON" },
    { body: [], status: 400, code: "InappropriateJSON" },
  ];
  for (const { body, status, code, message } of rejected) {
    it(`rejects ${JSON.stringify(body)} and changes nothing`, async () => {
      const before = cloud.config;
      const error = await baiduErrorOf(configureBaidu(cloud, body));
      assert.deepEqual([error.status_code, error.code], [status, code]);
      if (message) assert.equal(error.message, message);
      assert.deepEqual(cloud.config, before);
    });
  }

  it("rejects invalid JSON, such as the trailing comma in the documented sample", async () => {
    const body = `{"callbackUrl":"${callbackUrl}",}`;
    const error = await baiduErrorOf(callBaidu(cloud, "PUT", body));
    assert.deepEqual([error.status_code, error.code], [400, "MalformedJSON"]);
  });

  it("returns unknown fields if configured to", async () => {
    await cloud.close();
    const extraConfig = { enableMediaDeleteCompleteEvent: true, rules: [{ id: 1 }] };
    cloud = await simulateBaidu({ extraConfig });
    const config = await read();
    assert.deepEqual({ ...config, ...extraConfig }, config);
    assert.equal(config.enableSign, false);
  });

  it("follows the API's rules when the console changes it", async () => {
    await configureBaidu(cloud, { callbackUrl, enableSign: true, signKey: "key" });
    await cloud.configure({ enableMediaUploadCompleteEvent: true });
    assert.equal((await read()).enableMediaUploadCompleteEvent, true);
    const before = cloud.config;
    await assert.rejects(cloud.configure({ signKey: "" }), /signKey is required/);
    await assert.rejects(cloud.configure({ callbackUrl: "nowhere" }), /not allowed/);
    assert.deepEqual(cloud.config, before);
    await cloud.configure({ enableSign: false, signKey: "" });
    assert.equal((await read()).signKey, "");
    await cloud.close();
    await assert.rejects(cloud.configure({}), /is closed/);
  });

  it("accepts any host by default, and rejects the hosts that are configured", async () => {
    await configureBaidu(cloud, { callbackUrl: "http://127.0.0.1:8080/" });
    await cloud.close();
    cloud = await simulateBaidu({ forbiddenCallbackHosts: ["127.0.0.1", "Intranet.example"] });
    for (const callbackUrl of ["http://127.0.0.1:8080/", "https://INTRANET.example/hook"]) {
      const error = await baiduErrorOf(configureBaidu(cloud, { callbackUrl }));
      const { status_code: status, code, message } = error;
      assert.deepEqual([status, code], [403, "InvalidCallbackConfigParams"]);
      assert.equal(message, "callbackUrl is not allowed");
    }
    await configureBaidu(cloud, { callbackUrl });
  });

  it("rejects the removal of the URL while events are on", async () => {
    await configureBaidu(cloud, { callbackUrl, enableMediaUploadCompleteEvent: true });
    const error = await baiduErrorOf(configureBaidu(cloud, { callbackUrl: "" }));
    assert.equal(error.message, "callbackUrl is required when enable any event");
  });
});
