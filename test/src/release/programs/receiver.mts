import assert from "node:assert/strict";
import { createVodEvents } from "@vod-events/core";
import { fetchHandler } from "@vod-events/core/http";
import { loadSamples } from "@vod-events/core/samples";
import { tencent } from "@vod-events/tencent";
import { sampleDelivery } from "@vod-events/testkit";

// An application as an ES module. It handles one signed delivery of each native type.

const key = "0123456789abcdef";
const url = "http://127.0.0.1/vod";
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url, signing: { key } },
});
const types = new Set<string>();
vod.on("*", ({ native }) => void types.add(native.type));
const receive = fetchHandler(vod);
const samples = await loadSamples(tencent());
for (const { nativeType } of samples) {
  const delivery = await sampleDelivery(tencent(), {
    type: nativeType,
    url: `${url}/tencent`,
    key,
  });
  const { method, headers, body } = delivery;
  const request = new Request(delivery.url, { method, headers, body: Buffer.from(body) });
  assert.equal((await receive(request)).status, 200, nativeType);
}
assert.deepEqual(types, new Set(samples.map(({ nativeType }) => nativeType)));
