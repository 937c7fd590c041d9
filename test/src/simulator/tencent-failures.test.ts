import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { sendRaw } from "./raw-request.js";
import { tc3Request } from "./tc3-request.js";
import { codeOf, tencentClient } from "./tencent-client.js";

describe("failures asked of a simulated Tencent", () => {
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent();
  });
  afterEach(() => cloud.close());

  const describeCode = () => codeOf(tencentClient(cloud).DescribeEventConfig({}));
  const pullMode = () => tencentClient(cloud).ModifyEventConfig({ Mode: "PULL" });

  it("end the next call with a code of the cloud and status 200, and only that one", async () => {
    cloud.failNext("InternalError");
    const reply = await sendRaw(cloud.endpoint, tc3Request(cloud));
    const { Response } = JSON.parse(reply.body);
    assert.deepEqual([reply.status, Response.Error.Code], [200, "InternalError"]);
    assert.equal(typeof Response.RequestId, "string");
    assert.equal(await describeCode(), "no error");
  });

  it("come in the order they were asked for, as often as asked for", async () => {
    cloud.failNext("UnauthorizedOperation", { times: 2 });
    cloud.failNext("FailedOperation");
    const codes = [];
    for (let call = 0; call < 4; call++) codes.push(await describeCode());
    const twice = "UnauthorizedOperation";
    assert.deepEqual(codes, [twice, twice, "FailedOperation", "no error"]);
  });

  it("leave other actions alone where one is named, and change nothing", async () => {
    cloud.failNext("RequestLimitExceeded", { action: "ModifyEventConfig" });
    assert.equal(await describeCode(), "no error");
    assert.equal(await codeOf(pullMode()), "RequestLimitExceeded");
    assert.equal(cloud.config.Mode, "PUSH");
    await pullMode();
    assert.equal(cloud.config.Mode, "PULL");
  });

  it("are not used up by a request for no action, such as one that asks for the time", async () => {
    cloud.failNext("InternalError");
    const headers = { "x-tc-action": "Nonsense" };
    await sendRaw(cloud.endpoint, { method: "HEAD", path: "/", headers: {} });
    await sendRaw(cloud.endpoint, { method: "POST", path: "/", headers });
    assert.equal(await describeCode(), "InternalError");
  });

  it("can be a gateway's page, which the client tells as a status", async () => {
    cloud.failNext({ gateway: 502 }, { times: 2 });
    const { status, headers, body } = await sendRaw(cloud.endpoint, tc3Request(cloud));
    assert.deepEqual([status, headers["content-type"]], [502, "text/html"]);
    assert.match(body, /^<html>/);
    await assert.rejects(pullMode(), { httpCode: 502 });
    assert.equal(cloud.config.Mode, "PUSH");
  });

  it("can be a connection that is cut, before the call has an effect or after", async () => {
    cloud.failNext({ connection: "cut_before" });
    await assert.rejects(pullMode(), /socket hang up/);
    assert.equal(cloud.config.Mode, "PUSH");
    cloud.failNext({ connection: "cut_after" });
    await assert.rejects(pullMode(), /socket hang up/);
    assert.equal(cloud.config.Mode, "PULL");
  });

  it("are refused for an action that there is not", () => {
    assert.throws(() => cloud.failNext("InternalError", { action: "Modify" }), {
      message:
        "There is no action Modify; name one of DescribeEventConfig, ModifyEventConfig, PullEvents, ConfirmEvents, DescribeTaskDetail, DescribeMediaInfos",
    });
  });
});
