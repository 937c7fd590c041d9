import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { eventually } from "./eventually.js";
import { monotonicTime } from "./monotonic-time.js";
import { sendRaw } from "./raw-request.js";
import { tc3Code, tc3Request } from "./tc3-request.js";
import { codeOf, tencentClient } from "./tencent-client.js";

const limitExceeded = "RequestLimitExceeded";

describe("simulated Tencent: rate limits", () => {
  const time = monotonicTime();
  let clock: FakeClock;
  let cloud: SimulatedTencent;
  beforeEach(async () => {
    clock = fakeClock();
    cloud = await simulateTencent({ clock });
  });
  afterEach(() => cloud.close());

  /** How often each code comes where a request is sent so many times at once. */
  async function count(action: string, times: number, body = "{}") {
    const requests = Array.from({ length: times }, () => tc3Code(cloud, { action, body }));
    if (action === "PullEvents") {
      await eventually(() => clock.sleeping === 100);
      await clock.advance(5_000);
    }
    const counts: Record<string, number> = {};
    for (const code of await Promise.all(requests)) {
      counts[code ?? "ok"] = (counts[code ?? "ok"] ?? 0) + 1;
    }
    return counts;
  }

  it("allow 20 requests a second for each action on the config", async () => {
    const expected = { ok: 20, [limitExceeded]: 3 };
    assert.deepEqual(await count("ModifyEventConfig", 23, '{"Mode":"PUSH"}'), expected);
    assert.deepEqual(await count("DescribeEventConfig", 23), expected);
  });

  it("allow 100 requests a second for each action on the queue", async () => {
    const confirm = await count("ConfirmEvents", 103, '{"EventHandles":["unknown"]}');
    assert.deepEqual(confirm, { InvalidParameterValue: 100, [limitExceeded]: 3 });
    assert.deepEqual(await count("PullEvents", 103), { ResourceNotFound: 100, [limitExceeded]: 3 });
  });

  it("apply to any second, and do not count rejected requests", async () => {
    assert.deepEqual(await count("DescribeEventConfig", 12), { ok: 12 });
    time.pass(600);
    assert.deepEqual(await count("DescribeEventConfig", 30), { ok: 8, [limitExceeded]: 22 });
    time.pass(399);
    assert.deepEqual(await count("DescribeEventConfig", 1), { [limitExceeded]: 1 });
    time.pass(1);
    assert.deepEqual(await count("DescribeEventConfig", 13), { ok: 12, [limitExceeded]: 1 });
  });

  it("answer status 200 with a code, which Tencent's own client throws", async () => {
    const client = tencentClient(cloud);
    await count("DescribeEventConfig", 20);
    const reply = await sendRaw(cloud.endpoint, tc3Request(cloud));
    assert.equal(reply.status, 200);
    assert.equal(JSON.parse(reply.body).Response.Error.Code, limitExceeded);
    assert.equal(await codeOf(client.DescribeEventConfig({})), limitExceeded);
  });

  it("do not count an unsigned request", async () => {
    const authorization = undefined;
    for (let sent = 0; sent < 25; sent++) {
      await tc3Code(cloud, { headers: { authorization } });
    }
    assert.deepEqual(await count("DescribeEventConfig", 20), { ok: 20 });
  });

  it("can be changed and removed, each on its own", async () => {
    await cloud.close();
    const requestsPerSecond = { DescribeEventConfig: 2, ConfirmEvents: Number.POSITIVE_INFINITY };
    cloud = await simulateTencent({ clock, requestsPerSecond });
    assert.deepEqual(await count("DescribeEventConfig", 3), { ok: 2, [limitExceeded]: 1 });
    assert.deepEqual(await count("ModifyEventConfig", 21), { ok: 20, [limitExceeded]: 1 });
    const confirm = await count("ConfirmEvents", 150, '{"EventHandles":["unknown"]}');
    assert.deepEqual(confirm, { InvalidParameterValue: 150 });
  });

  it("reject an unknown action", async () => {
    await assert.rejects(simulateTencent({ requestsPerSecond: { Describe: 1 } }), {
      message:
        "requestsPerSecond: unknown action Describe. Known actions: DescribeEventConfig, ModifyEventConfig, PullEvents, ConfirmEvents, DescribeTasks, DescribeTaskDetail, DescribeMediaInfos, SearchMedia.",
    });
  });
});
