/** A program of its own: closes simulated clouds in the middle of things, and then has to end by itself. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { simulateBaidu, simulateTencent } from "@vod-events/simulator";
import { configureBaidu } from "./baidu-client.js";
import { codeOf, tencentClient } from "./tencent-client.js";

let requests = 0;
const unresponsive = createServer(() => {
  requests++;
  if (requests === 2) void finish();
});
await new Promise<void>((resolve) => unresponsive.listen(0, "127.0.0.1", resolve));
const callbackUrl = `http://127.0.0.1:${(unresponsive.address() as AddressInfo).port}`;

const retry = { timeoutSeconds: 60 };
const tencent = await simulateTencent({ retry });
const baidu = await simulateBaidu({ retry });
await tencentClient(tencent).ModifyEventConfig({ NotificationUrl: callbackUrl });
await configureBaidu(baidu, { callbackUrl, enableMediaFetchCompleteEvent: true });
const pull = codeOf(tencentClient(tencent).PullEvents({}));
for (const cloud of [tencent, baidu])
  await cloud.import({ url: "https://media.example.com/a.mp4" });

async function finish(): Promise<void> {
  unresponsive.unref();
  for (const cloud of [tencent, baidu]) await cloud.close();
  await pull;
}
