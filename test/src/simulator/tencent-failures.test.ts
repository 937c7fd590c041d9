import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { sendRaw } from "./raw-request.js";
import { tc3Request } from "./tc3-request.js";
import { codeOf, tencentClient } from "./tencent-client.js";

describe("simulated Tencent: injected failures", () => {
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    cloud = await simulateTencent();
  });
  afterEach(() => cloud.close());

  const describeCode = () => codeOf(tencentClient(cloud).DescribeEventConfig({}));
  const pullMode = () => tencentClient(cloud).ModifyEventConfig({ Mode: "PULL" });

  it("end only the next call with a code of the cloud and status 200", async () => {
    cloud.failNext("InternalError");
    const reply = await sendRaw(cloud.endpoint, tc3Request(cloud));
    const { Response } = JSON.parse(reply.body);
    assert.deepEqual([reply.status, Response.Error.Code], [200, "InternalError"]);
    assert.equal(typeof Response.RequestId, "string");
    assert.equal(await describeCode(), "no error");
  });

  it("occur in the requested order and number", async () => {
    cloud.failNext("UnauthorizedOperation", { times: 2 });
    cloud.failNext("FailedOperation");
    const codes = [];
    for (let call = 0; call < 4; call++) codes.push(await describeCode());
    const twice = "UnauthorizedOperation";
    assert.deepEqual(codes, [twice, twice, "FailedOperation", "no error"]);
  });

  it("affect only the named action, and change nothing", async () => {
    cloud.failNext("RequestLimitExceeded", { action: "ModifyEventConfig" });
    assert.equal(await describeCode(), "no error");
    assert.equal(await codeOf(pullMode()), "RequestLimitExceeded");
    assert.equal(cloud.config.Mode, "PUSH");
    await pullMode();
    assert.equal(cloud.config.Mode, "PULL");
  });

  it("are not consumed by a request without an action, such as a time request", async () => {
    cloud.failNext("InternalError");
    const headers = { "x-tc-action": "Nonsense" };
    await sendRaw(cloud.endpoint, { method: "HEAD", path: "/", headers: {} });
    await sendRaw(cloud.endpoint, { method: "POST", path: "/", headers });
    assert.equal(await describeCode(), "InternalError");
  });

  it("may be an HTML page of a gateway, which the client reports as a status", async () => {
    cloud.failNext({ gateway: 502 }, { times: 2 });
    const { status, headers, body } = await sendRaw(cloud.endpoint, tc3Request(cloud));
    assert.deepEqual([status, headers["content-type"]], [502, "text/html"]);
    assert.match(body, /^<html>/);
    await assert.rejects(pullMode(), { httpCode: 502 });
    assert.equal(cloud.config.Mode, "PUSH");
  });

  it("may cut the connection before or after the call takes effect", async () => {
    cloud.failNext({ connection: "cut_before" });
    await assert.rejects(pullMode(), /socket hang up/);
    assert.equal(cloud.config.Mode, "PUSH");
    cloud.failNext({ connection: "cut_after" });
    await assert.rejects(pullMode(), /socket hang up/);
    assert.equal(cloud.config.Mode, "PULL");
  });

  it("reject an unknown action", () => {
    assert.throws(() => cloud.failNext("InternalError", { action: "Modify" }), {
      message:
        "failNext: unknown action Modify. Known actions: DescribeEventConfig, ModifyEventConfig, PullEvents, ConfirmEvents, DescribeTasks, DescribeTaskDetail, DescribeMediaInfos, SearchMedia.",
    });
  });
});
