import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { mux } from "@vod-events/mux";
import {
  type ApiFailure,
  type SimulateBaiduOptions,
  type SimulatedBaidu,
  type SimulatedCloud,
  type SimulatedTencent,
  type SimulateTencentOptions,
  simulateAlibaba,
  simulateBaidu,
  simulateMux,
  simulateTencent,
  simulateVolcengine,
} from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import type { OpenSimulator, TestedSimulator } from "@vod-events/testkit";
import { volcengine } from "@vod-events/volcengine";
import { mnsClient } from "../alibaba/mns-client.js";

/** The parts that each simulated cloud has: its key, and the actions of the cases. */
function commonParts(
  cloud: SimulatedCloud,
  failure: ApiFailure,
  uploadEvent?: string,
): Omit<OpenSimulator, "provider" | "rejected"> {
  return {
    key: "conformanceKey1",
    upload: () => cloud.upload({ name: "harbour.mp4" }),
    redeliver: () => cloud.redeliver(uploadEvent),
    failNext: () => cloud.failNext(failure),
    close: () => cloud.close(),
  };
}

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
        ...commonParts(cloud, "InternalError"),
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
        ...commonParts(cloud, { gateway: 502 }),
      };
      return { ...open, ...change(open, cloud) };
    },
  };
}

/** The simulated Alibaba Cloud. Every upload is analyzed, too. */
export function testedAlibaba(): TestedSimulator {
  return {
    hasQueue: true,
    retries: { after: "failure_status", attempts: 3, waitSeconds: 1 },
    async open(clock) {
      const cloud = await simulateAlibaba({ clock });
      const { endpoint, credentials } = cloud;
      const connect = (given: typeof credentials) =>
        alibaba({
          ...{ endpoint, credentials: given },
          queue: { client: mnsClient(cloud), name: cloud.queue.name },
        });
      return {
        provider: connect(credentials),
        rejected: connect({ ...credentials, accessKeySecret: "wrong" }),
        ...commonParts(cloud, "InternalError", "FileUploadComplete"),
      };
    },
  };
}

const volcengineRetries = {
  volcengine: { attempts: 4, waitSeconds: [5, 10, 30] },
  byteplus: {
    attempts: 63,
    waitSeconds: [
      ...[1, 5, 10, 30],
      ...[60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 1200, 1800, 3600],
    ],
  },
};

/** The simulated Volcengine or BytePlus. */
export function testedVolcengine(site: "volcengine" | "byteplus"): TestedSimulator {
  return {
    hasQueue: false,
    retries: { after: "failure_status", ...volcengineRetries[site] },
    async open(clock) {
      const cloud = await simulateVolcengine({ clock, site });
      const { endpoint, credentials, space } = cloud;
      const connect = (given: typeof credentials) =>
        volcengine({ env: {}, site, endpoint, space, credentials: given });
      return {
        provider: connect(credentials),
        rejected: connect({ ...credentials, secretAccessKey: "wrong" }),
        ...commonParts(cloud, "InternalError", "FileUploadComplete"),
      };
    },
  };
}

/** The simulated Mux, whose retries have undocumented waits: those of the simulator. */
export function testedMux(): TestedSimulator {
  const waitSeconds = Array.from({ length: 13 }, (_, retry) => 10 * 2 ** retry);
  return {
    hasQueue: false,
    retries: { after: "failure_status", attempts: 14, waitSeconds },
    async open(clock) {
      const cloud = await simulateMux({ clock });
      const { endpoint, credentials } = cloud;
      return {
        provider: mux({ env: {}, endpoint, credentials }),
        rejected: mux({ env: {}, endpoint, credentials: { ...credentials, tokenSecret: "wrong" } }),
        ...commonParts(cloud, "internal_error", "video.upload.asset_created"),
      };
    },
  };
}
