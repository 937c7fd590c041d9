import { lumen } from "@vod-events/adapter-template";
import { baidu } from "@vod-events/baidu";
import { simulateBaidu, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { fakeClock, type OpenAccount, type OpenQueue } from "@vod-events/testkit";
import { lumenServer, lumenToken } from "./lumen-server.js";

/** An account of the simulated Tencent Cloud, reached through the SDK. */
export async function tencentAccount(): Promise<OpenAccount> {
  const cloud = await simulateTencent();
  const { endpoint, credentials } = cloud;
  const wrong = { ...credentials, secretKey: "wrong" };
  return {
    provider: tencent({ endpoint, credentials }),
    rejected: tencent({ endpoint, credentials: wrong }),
    key: "conformanceKey1",
    close: () => cloud.close(),
  };
}

/** An account of the simulated Baidu AI Cloud, reached through the SDK. */
export async function baiduAccount(): Promise<OpenAccount> {
  const cloud = await simulateBaidu();
  const { endpoint, credentials } = cloud;
  const wrong = { ...credentials, secretAccessKey: "wrong" };
  return {
    provider: baidu({ endpoint, credentials }),
    rejected: baidu({ endpoint, credentials: wrong }),
    key: "conformanceKey1",
    close: () => cloud.close(),
  };
}

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

/** An account of the simulated Lumen VOD. */
export async function lumenAccount(): Promise<OpenAccount> {
  const { endpoint, close } = await lumenServer();
  return {
    provider: lumen({ env: {}, endpoint, credentials: { token: lumenToken } }),
    rejected: lumen({ env: {}, endpoint, credentials: { token: "wrong" } }),
    key: "conformanceKey1234",
    close,
  };
}
