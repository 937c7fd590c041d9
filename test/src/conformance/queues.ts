import { alibaba } from "@vod-events/alibaba";
import { simulateAlibaba, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { fakeClock, type OpenQueue } from "@vod-events/testkit";
import { mnsClient } from "../alibaba/mns-client.js";

/** The queue of an application of the simulated Tencent Cloud, reached through the SDK. */
export async function tencentQueue(): Promise<OpenQueue> {
  const clock = fakeClock();
  const cloud = await simulateTencent({ clock });
  await cloud.configure({ Mode: "PULL" });
  return {
    provider: tencent({ endpoint: cloud.endpoint, credentials: cloud.credentials }),
    send: (event) => cloud.publish(event),
    advance: (seconds) => clock.advance(seconds * 1000),
    close: () => cloud.close(),
  };
}

/** The queue of the simulated Alibaba Cloud, reached through the real client. */
export async function alibabaQueue(): Promise<OpenQueue> {
  const clock = fakeClock(Date.now());
  const cloud = await simulateAlibaba({ clock });
  await cloud.configure({
    ...{ CallbackType: "MNS", EventTypeList: "ALL" },
    ...{ MnsEndpoint: cloud.endpoint, MnsQueueName: cloud.queue.name },
  });
  return {
    provider: alibaba({ env: {}, queue: { client: mnsClient(cloud), name: cloud.queue.name } }),
    send: (event) => cloud.publish(event),
    advance: (seconds) => clock.advance(seconds * 1000),
    close: () => cloud.close(),
  };
}
