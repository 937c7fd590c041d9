import { randomBytes } from "node:crypto";
import { type SimulatedCloud, simulateBaidu, simulateTencent } from "@vod-events/simulator";
import type { ApplicationConfig } from "./application.js";

/** One run of the demo: a cloud and a delivery mode. */
export interface Run {
  readonly provider: ApplicationConfig["provider"];
  readonly mode: ApplicationConfig["mode"];
}

/** A simulated cloud and the configuration of the application for it. */
export interface StartedCloud {
  readonly cloud: SimulatedCloud;
  readonly config: ApplicationConfig;
}

/** The runs of the demo, in order. */
export const runs: readonly Run[] = [
  { provider: "tencent", mode: "push" },
  { provider: "tencent", mode: "pull" },
  { provider: "baidu", mode: "push" },
];

/** Starts the cloud of a run. */
export async function startCloud(run: Run): Promise<StartedCloud> {
  const signingKey = randomBytes(16).toString("hex");
  if (run.provider === "tencent") {
    const cloud = await simulateTencent();
    const { endpoint, credentials } = cloud;
    return { cloud, config: { ...run, signingKey, tencent: { endpoint, credentials }, baidu: {} } };
  }
  const cloud = await simulateBaidu();
  const { endpoint, credentials } = cloud;
  return { cloud, config: { ...run, signingKey, tencent: {}, baidu: { endpoint, credentials } } };
}
