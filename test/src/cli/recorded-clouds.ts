import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import {
  type AnySimulatedCloud,
  type SimulationOptions,
  simulateAlibaba,
  simulateBaidu,
  simulateMux,
  simulateTencent,
  simulateVolcengine,
} from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import type { Canaries } from "../leak/canaries.js";

/** Starts a simulated cloud whose credentials and ids are canaries. */
type Start = (canaries: Canaries, options: SimulationOptions) => Promise<AnySimulatedCloud>;

/** A number cannot be a canary, so it is tracked by its digits. */
const subAppId = 1_509_876_543;

/** The simulated clouds by the ids of their adapters. */
export const recordedClouds = {
  async tencent(canaries, options) {
    canaries.track("the id of the application", String(subAppId));
    const [secretId, secretKey] = [canaries.plant("secretId"), canaries.plant("secretKey")];
    return simulateTencent({ ...options, subAppId, credentials: { secretId, secretKey } });
  },
  baidu: (canaries, options) => simulateBaidu({ ...options, credentials: pair(canaries) }),
  async alibaba(canaries, options) {
    const { accessKeyId, secretAccessKey: accessKeySecret } = pair(canaries);
    const credentials = { accessKeyId, accessKeySecret };
    return simulateAlibaba({ ...options, credentials, appId: canaries.plant("appId") });
  },
  async volcengine(canaries, options) {
    const space = canaries.plant("space");
    return simulateVolcengine({ ...options, credentials: pair(canaries), space });
  },
  async mux(canaries, options) {
    const [tokenId, tokenSecret] = [canaries.plant("tokenId"), canaries.plant("tokenSecret")];
    return simulateMux({ ...options, credentials: { tokenId, tokenSecret } });
  },
} as const satisfies Readonly<Record<string, Start>>;

/** The id of an adapter with a simulated cloud. */
export type RecordedCloud = keyof typeof recordedClouds;

/** The ids of the adapters with a simulated cloud. */
export const recordedNames = Object.keys(recordedClouds) as readonly RecordedCloud[];

/** The adapters by their ids, as a receiver uses them. */
export const adapters: Readonly<Record<RecordedCloud, () => Provider>> = {
  tencent: () => tencent({ env: {} }),
  baidu: () => baidu({ env: {} }),
  alibaba: () => alibaba({ env: {} }),
  volcengine: () => volcengine({ env: {} }),
  mux: () => mux({ env: {} }),
};

function pair(canaries: Canaries) {
  return {
    accessKeyId: canaries.plant("accessKeyId"),
    secretAccessKey: canaries.plant("secretAccessKey"),
  };
}

/** Returns the environment variables that point an adapter to its cloud. */
export function variablesOf(
  name: RecordedCloud,
  cloud: AnySimulatedCloud,
): Readonly<Record<string, string>> {
  const values = (adapters[name]().environment ?? []).flatMap(({ name: variable, option }) => {
    const value = option
      .split(".")
      .reduce<unknown>((object, member) => Object(object)[member], cloud);
    return typeof value === "string" || typeof value === "number"
      ? [[variable, String(value)]]
      : [];
  });
  return Object.fromEntries(values);
}
