import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { tc3Code } from "./tc3-request.js";
import { tencentClient } from "./tencent-client.js";

describe("the callback config of a simulated Tencent", () => {
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent();
  });
  afterEach(() => cloud.close());

  const modify = (parameters: object) =>
    tc3Code(cloud, { action: "ModifyEventConfig", body: JSON.stringify(parameters) });

  it("comes back as it was written, but for the signing key", async () => {
    const config = {
      Mode: "PULL",
      NotificationUrl: "https://hooks.example.com/tencent",
      UploadMediaCompleteEventSwitch: "ON",
      DeleteMediaCompleteEventSwitch: "ON",
      PersistenceCompleteEventSwitch: "ON",
    };
    const client = tencentClient(cloud);
    const changed = await client.ModifyEventConfig({ ...config, SignKey: "s3cret" });
    const { RequestId: _, ...read } = await client.DescribeEventConfig({});
    assert.deepEqual(Object.keys(changed), ["RequestId"]);
    assert.deepEqual(read, config);
    assert.deepEqual(cloud.config, { ...config, SignKey: "***" });
  });

  it("keeps what a change does not name, and clears the URL where it is empty", async () => {
    const url = "https://hooks.example.com";
    await modify({ NotificationUrl: url, UploadMediaCompleteEventSwitch: "ON" });
    await modify({ Mode: "PULL" });
    assert.equal(cloud.config.NotificationUrl, url);
    assert.equal(cloud.config.UploadMediaCompleteEventSwitch, "ON");
    await modify({ NotificationUrl: "" });
    assert.equal(cloud.config.NotificationUrl, "");
  });

  const refused: readonly object[] = [
    { Mode: "push" },
    { Mode: 1 },
    { UploadMediaCompleteEventSwitch: "on" },
    { DeleteMediaCompleteEventSwitch: true },
    { NotificationUrl: "ftp://hooks.example.com" },
    { NotificationUrl: "hooks.example.com" },
    { NotificationUrl: null },
    { SignKey: "with-dash" },
    { SignKey: "x".repeat(33) },
    { SignKey: "" },
    { SubAppId: "1500000001" },
  ];
  for (const parameters of refused) {
    it(`refuses ${JSON.stringify(parameters)} and changes nothing`, async () => {
      const before = cloud.config;
      const code = await modify({ PersistenceCompleteEventSwitch: "ON", ...parameters });
      assert.equal(code, "InvalidParameter");
      assert.deepEqual(cloud.config, before);
    });
  }

  it("refuses a field that it does not have", async () => {
    assert.equal(await modify({ TranscodeSwitch: "ON" }), "UnknownParameter");
  });
});
