import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { tc3Code } from "./tc3-request.js";
import { tencentClient } from "./tencent-client.js";

describe("simulated Tencent: callback config", () => {
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent();
  });
  afterEach(() => cloud.close());

  const modify = (parameters: object) =>
    tc3Code(cloud, { action: "ModifyEventConfig", body: JSON.stringify(parameters) });

  it("returns the written config without the signing key", async () => {
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

  it("keeps the fields that a change does not name, and clears the URL if it is empty", async () => {
    const url = "https://hooks.example.com";
    await modify({ NotificationUrl: url, UploadMediaCompleteEventSwitch: "ON" });
    await modify({ Mode: "PULL" });
    assert.equal(cloud.config.NotificationUrl, url);
    assert.equal(cloud.config.UploadMediaCompleteEventSwitch, "ON");
    await modify({ NotificationUrl: "" });
    assert.equal(cloud.config.NotificationUrl, "");
  });

  const rejected: readonly object[] = [
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
    { SignKey: 12345 },
    { SubAppId: "1500000001" },
    { SubAppId: -1 },
    { SubAppId: 1.5 },
  ];
  for (const parameters of rejected) {
    it(`rejects ${JSON.stringify(parameters)} and changes nothing`, async () => {
      const before = cloud.config;
      const code = await modify({ PersistenceCompleteEventSwitch: "ON", ...parameters });
      assert.equal(code, "InvalidParameter");
      assert.deepEqual(cloud.config, before);
    });
  }

  it("accepts a signing key of 32 letters and digits", async () => {
    assert.equal(await modify({ SignKey: "aB3".repeat(10).concat("xy") }), undefined);
    assert.equal(cloud.config.SignKey, "***");
  });

  it("rejects an unknown field", async () => {
    assert.equal(await modify({ TranscodeSwitch: "ON" }), "UnknownParameter");
  });

  it("returns unknown fields if configured to", async () => {
    await cloud.close();
    cloud = await simulateTencent({ extraConfig: { TranscodeSwitch: "ON", Rules: [{ Id: 1 }] } });
    const reply: object = await tencentClient(cloud).DescribeEventConfig({});
    assert.deepEqual({ ...reply, TranscodeSwitch: "ON", Rules: [{ Id: 1 }] }, reply);
    assert.equal("Mode" in reply, true);
  });

  it("can be changed by the console, and loses its key only there", async () => {
    await modify({ SignKey: "s3cret" });
    await cloud.configure({ DeleteMediaCompleteEventSwitch: "ON" });
    assert.equal(cloud.config.SignKey, "***");
    const { DeleteMediaCompleteEventSwitch } = await tencentClient(cloud).DescribeEventConfig({});
    assert.equal(DeleteMediaCompleteEventSwitch, "ON");
    await cloud.configure({ SignKey: "", Mode: "PULL" });
    assert.deepEqual([cloud.config.SignKey, cloud.config.Mode], ["", "PULL"]);
  });

  it("follows its own rules when the console changes it, or stays unchanged", async () => {
    await modify({ SignKey: "s3cret" });
    const before = cloud.config;
    const patch = { Mode: "PULL", SignKey: "", NotificationUrl: "nowhere" } as const;
    await assert.rejects(cloud.configure(patch), /^Error: The value of NotificationUrl/);
    await assert.rejects(cloud.configure({ SignKey: "with-dash" }), /The value of SignKey/);
    const stray: object = { Nonsense: "ON" };
    await assert.rejects(cloud.configure(stray), /The value of Nonsense/);
    assert.deepEqual(cloud.config, before);
    await cloud.close();
    await assert.rejects(cloud.configure({}), /is closed/);
  });
});
