import assert from "node:assert/strict";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import { baiduErrorOf, callBaidu, configureBaidu } from "./baidu-client.js";
import { monotonicTime } from "./monotonic-time.js";

describe("simulated Baidu: rate limits", () => {
  const time = monotonicTime();
  let cloud: SimulatedBaidu;
  afterEach(() => cloud.close());

  it("are off by default, since none is documented", async () => {
    cloud = await simulateBaidu();
    const calls = Array.from({ length: 120 }, () => callBaidu(cloud, "GET"));
    await Promise.all(calls);
  });

  it("answer status 429 if set", async () => {
    cloud = await simulateBaidu({ requestsPerSecond: { "PUT /v2/callback": 1 } });
    await configureBaidu(cloud, {});
    const { status_code: status, code } = await baiduErrorOf(configureBaidu(cloud, {}));
    assert.deepEqual([status, code], [429, "RequestLimitExceeded"]);
    await callBaidu(cloud, "GET");
    time.pass(1_000);
    await configureBaidu(cloud, {});
  });
});
