import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { sendRaw } from "./raw-request.js";
import { tc3Code, tc3Request } from "./tc3-request.js";
import { codeOf, tencentClient } from "./tencent-client.js";

describe("simulated Tencent: API", () => {
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent();
  });
  afterEach(() => cloud.close());

  it("answers Tencent's own client", async () => {
    const reply = await tencentClient(cloud).DescribeEventConfig({});
    assert.equal(reply.Mode, "PUSH");
    assert.match(reply.RequestId ?? "", /^[0-9a-f-]{36}$/);
  });

  it("accepts a request signed by hand, with or without the port in the host", async () => {
    const { host, hostname } = new URL(cloud.endpoint);
    assert.equal(await tc3Code(cloud), undefined);
    assert.equal(await tc3Code(cloud, { host }), undefined);
    assert.equal(await tc3Code(cloud, { host: hostname, headers: { host } }), undefined);
  });

  it("answers an error with status 200 and a request id", async () => {
    const reply = await sendRaw(cloud.endpoint, tc3Request(cloud, { action: "Nonsense" }));
    const { Response } = JSON.parse(reply.body);
    assert.deepEqual([reply.status, Object.keys(Response)], [200, ["Error", "RequestId"]]);
    assert.equal(Response.Error.Code, "InvalidAction");
  });

  it("rejects an unknown key and a wrong secret", async () => {
    const secretId = "AKIDsomebodyelse";
    const { secretKey } = cloud.credentials;
    const unknownUser = tencentClient(cloud, { secretId, secretKey });
    const wrongSecret = tencentClient(cloud, { ...cloud.credentials, secretKey: "wrong" });
    assert.equal(await codeOf(unknownUser.DescribeEventConfig({})), "AuthFailure.SecretIdNotFound");
    assert.equal(await codeOf(wrongSecret.DescribeEventConfig({})), "AuthFailure.SignatureFailure");
  });

  it("rejects a body other than the signed one", async () => {
    const request = { ...tc3Request(cloud), body: '{"SubAppId":1}' };
    const reply = await sendRaw(cloud.endpoint, request);
    assert.match(reply.body, /"AuthFailure.SignatureFailure"/);
  });

  it("rejects a signature more than five minutes old or ahead", async () => {
    const now = Math.floor(Date.now() / 1000);
    assert.equal(await tc3Code(cloud, { timestamp: now - 290 }), undefined);
    assert.equal(await tc3Code(cloud, { timestamp: now + 290 }), undefined);
    assert.equal(await tc3Code(cloud, { timestamp: now - 310 }), "AuthFailure.SignatureExpire");
    assert.equal(await tc3Code(cloud, { timestamp: now + 310 }), "AuthFailure.SignatureExpire");
  });

  const withoutHeader = {
    authorization: "AuthFailure.InvalidAuthorization",
    "x-tc-timestamp": "MissingParameter",
    "x-tc-version": "MissingParameter",
    "x-tc-action": "MissingParameter",
  };
  for (const [name, code] of Object.entries(withoutHeader)) {
    it(`answers ${code} if ${name} is missing`, async () => {
      assert.equal(await tc3Code(cloud, { headers: { [name]: undefined } }), code);
    });
  }

  it("rejects another version, a body that is not an object, and unknown parameters", async () => {
    const headers = { "x-tc-version": "2017-01-01" };
    assert.equal(await tc3Code(cloud, { headers }), "NoSuchVersion");
    assert.equal(await tc3Code(cloud, { body: "[]" }), "InvalidParameter");
    assert.equal(await tc3Code(cloud, { body: "{" }), "InvalidParameter");
    assert.equal(await tc3Code(cloud, { body: '{"Url":""}' }), "UnknownParameter");
  });

  it("answers 413 to a body above 10 MB", async () => {
    const request = tc3Request(cloud, { body: `"${"x".repeat(10 * 2 ** 20)}"` });
    assert.equal((await sendRaw(cloud.endpoint, request)).status, 413);
  });

  it("rejects an ExtInfo that is not a string", async () => {
    const body = '{"ExtInfo":1,"EventHandles":["a"]}';
    assert.equal(await tc3Code(cloud, { action: "ConfirmEvents", body }), "InvalidParameter");
  });

  it("rejects an account that never activated VOD", async () => {
    await cloud.close();
    cloud = await simulateTencent({ activated: false });
    const client = tencentClient(cloud);
    const calls = [client.DescribeEventConfig({}), client.PullEvents({})];
    const code = "FailedOperation.InvalidVodUser";
    assert.deepEqual(await Promise.all(calls.map(codeOf)), [code, code]);
  });
});

describe("simulated Tencent with a sub-application", () => {
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent({ subAppId: 1500000007 });
  });
  afterEach(() => cloud.close());

  it("accepts requests that name it, and rejects the others", async () => {
    const client = tencentClient(cloud);
    await client.DescribeEventConfig({ SubAppId: 1500000007 });
    const others = [client.PullEvents({ SubAppId: 1 }), client.PullEvents({})];
    assert.deepEqual(await Promise.all(others.map(codeOf)), [
      "UnauthorizedOperation",
      "UnauthorizedOperation",
    ]);
  });

  it("includes it in the ids of its tasks", async () => {
    const { taskId } = await cloud.import({ url: "https://media.example.com/a.mp4" });
    assert.match(taskId, /^1500000007-Pull-[0-9a-f]{32}t0$/);
  });
});
