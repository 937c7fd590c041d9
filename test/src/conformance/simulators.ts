import { baidu } from "@vod-events/baidu";
import {
  type SimulateBaiduOptions,
  type SimulatedBaidu,
  type SimulatedTencent,
  type SimulateTencentOptions,
  simulateBaidu,
  simulateTencent,
} from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import type { OpenSimulator, TestedSimulator } from "@vod-events/testkit";

const key = "conformanceKey1";

/** The simulated Tencent Cloud. A test may change how it starts and what it does. */
export function testedTencent(
  options: SimulateTencentOptions = {},
  change: (open: OpenSimulator, cloud: SimulatedTencent) => Partial<OpenSimulator> = () => ({}),
): TestedSimulator {
  return {
    hasQueue: true,
    retries: { after: "no_response", attempts: 3, waitSeconds: 0 },
    async open(clock) {
      const cloud = await simulateTencent({ clock, ...options });
      const { endpoint, credentials } = cloud;
      const open: OpenSimulator = {
        provider: tencent({ endpoint, credentials }),
        rejected: tencent({ endpoint, credentials: { ...credentials, secretKey: "wrong" } }),
        key,
        upload: () => cloud.upload({ name: "harbour.mp4" }),
        redeliver: () => cloud.redeliver(),
        failNext: () => cloud.failNext("InternalError"),
        close: () => cloud.close(),
      };
      return { ...open, ...change(open, cloud) };
    },
  };
}

/** The simulated Baidu AI Cloud. A test may change how it starts and what it does. */
export function testedBaidu(
  options: SimulateBaiduOptions = {},
  change: (open: OpenSimulator, cloud: SimulatedBaidu) => Partial<OpenSimulator> = () => ({}),
): TestedSimulator {
  return {
    hasQueue: false,
    retries: { after: "failure_status", attempts: 4, waitSeconds: 1 },
    async open(clock) {
      const cloud = await simulateBaidu({ clock, ...options });
      const { endpoint, credentials } = cloud;
      const open: OpenSimulator = {
        provider: baidu({ endpoint, credentials }),
        rejected: baidu({ endpoint, credentials: { ...credentials, secretAccessKey: "wrong" } }),
        key,
        upload: () => cloud.upload({ name: "harbour.mp4" }),
        redeliver: () => cloud.redeliver(),
        failNext: () => cloud.failNext({ gateway: 502 }),
        close: () => cloud.close(),
      };
      return { ...open, ...change(open, cloud) };
    },
  };
}
