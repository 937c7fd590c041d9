import assert from "node:assert/strict";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import {
  assert as assertProperty,
  asyncProperty,
  dictionary,
  string,
  stringMatching,
} from "fast-check";
import { authorize } from "./baidu-client.js";
import { sendRaw } from "./raw-request.js";

describe("property: requests signed by Baidu's own SDK", () => {
  let cloud: SimulatedBaidu;
  before(async () => {
    cloud = await simulateBaidu();
  });
  after(() => cloud.close());

  // The SDK leaves the names of parameters as they are, so they are plain ones here.
  const queries = dictionary(stringMatching(/^[a-z]{1,8}$/), string({ unit: "binary" }));
  const headers = dictionary(stringMatching(/^x-bce-[a-z]{1,8}$/), stringMatching(/^[ -~]{0,20}$/));

  it("are accepted by the simulator, and rejected after a header changes", async () => {
    await assertProperty(
      asyncProperty(queries, headers, async (query, extra) => {
        const path = `/v2/callback?${new URLSearchParams(query).toString().replaceAll("+", "%20")}`;
        const signed = { host: "vod.bj.baidubce.com", ...extra, "x-bce-date": "now" };
        const authorization = authorize(cloud, path, signed);
        const send = async (headers: Readonly<Record<string, string>>) => {
          const request = { method: "GET", path, headers: { ...headers, authorization } };
          return (await sendRaw(cloud.endpoint, request)).status;
        };
        assert.equal(await send(signed), 200);
        assert.equal(await send({ ...signed, "x-bce-date": "later" }), 400);
      }),
      { numRuns: 50 },
    );
  });
});
