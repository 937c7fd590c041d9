import assert from "node:assert/strict";
import {
  type SimulatedBaidu,
  type SimulatedTencent,
  simulateBaidu,
  simulateTencent,
} from "@vod-events/simulator";
import { authorize } from "./baidu-client.js";
import { sendRaw } from "./raw-request.js";
import { tc3Code, tc3Request } from "./tc3-request.js";
import { codeOf, tencentClient } from "./tencent-client.js";

const second = () => Math.floor(Date.now() / 1000);

async function secondsAhead(endpoint: string, method: string): Promise<number> {
  const reply = await sendRaw(endpoint, { method, path: "/", headers: {} });
  return Date.parse(reply.headers.date ?? "") / 1000 - second();
}

function assertNear(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 2, `${actual} is not about ${expected}`);
}

for (const [name, simulate] of Object.entries({ Tencent: simulateTencent, Baidu: simulateBaidu })) {
  describe(`simulated ${name}: Date header`, () => {
    for (const clockAheadSeconds of [0, 3600, -3600]) {
      it(`is the cloud's time if that is ${clockAheadSeconds} s ahead, signed or not`, async () => {
        const cloud = await simulate({ clockAheadSeconds });
        try {
          assertNear(await secondsAhead(cloud.endpoint, "GET"), clockAheadSeconds);
          assertNear(await secondsAhead(cloud.endpoint, "HEAD"), clockAheadSeconds);
        } finally {
          await cloud.close();
        }
      });
    }

    it("is present on the answer of a gateway", async () => {
      const cloud = await simulate({ clockAheadSeconds: 600 });
      cloud.failNext({ gateway: 502 });
      const headers = { "x-tc-action": "DescribeEventConfig" };
      const reply = await sendRaw(cloud.endpoint, { method: "GET", path: "/v2/callback", headers });
      await cloud.close();
      assert.equal(reply.status, 502);
      assertNear(Date.parse(reply.headers.date ?? "") / 1000 - second(), 600);
    });
  });
}

describe("simulated Tencent with clock skew", () => {
  let cloud: SimulatedTencent;
  afterEach(() => cloud.close());

  for (const clockAheadSeconds of [310, -310]) {
    it(`rejects the SDK's signature if it is ${clockAheadSeconds} s ahead, and accepts its own time`, async () => {
      cloud = await simulateTencent({ clockAheadSeconds });
      const call = tencentClient(cloud).DescribeEventConfig({});
      assert.equal(await codeOf(call), "AuthFailure.SignatureExpire");
      const timestamp = second() + clockAheadSeconds;
      assert.equal(await tc3Code(cloud, { timestamp }), undefined);
    });
  }

  it("tolerates five minutes", async () => {
    cloud = await simulateTencent({ clockAheadSeconds: 290 });
    await tencentClient(cloud).DescribeEventConfig({});
  });

  it("returns its time with a rejected signature", async () => {
    cloud = await simulateTencent({ clockAheadSeconds: 310 });
    const reply = await sendRaw(cloud.endpoint, tc3Request(cloud));
    assertNear(Date.parse(reply.headers.date ?? "") / 1000 - second(), 310);
  });
});

describe("simulated Baidu with clock skew", () => {
  let cloud: SimulatedBaidu;
  afterEach(() => cloud.close());

  // Signed by hand: the SDK's client would take the cloud's time for all that follows in this process.
  async function get(timestamp: number): Promise<readonly [number, string | undefined]> {
    const headers = { host: "vod.bj.baidubce.com" };
    const authorization = authorize(cloud, "/v2/callback", headers, timestamp);
    const { status, body } = await sendRaw(cloud.endpoint, {
      method: "GET",
      path: "/v2/callback",
      headers: { ...headers, authorization },
    });
    return [status, JSON.parse(body).code];
  }

  for (const clockAheadSeconds of [1810, -1810]) {
    it(`rejects the machine's time if it is ${clockAheadSeconds} s ahead, and accepts its own time`, async () => {
      cloud = await simulateBaidu({ clockAheadSeconds });
      assert.deepEqual(await get(second()), [400, "RequestExpired"]);
      assert.deepEqual(await get(second() + clockAheadSeconds), [200, undefined]);
    });
  }
});
