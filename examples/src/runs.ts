import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
// @ts-expect-error The package has no type declarations.
import MnsClient from "@alicloud/mns";
import type { KnownEventType } from "@vod-events/core";
import {
  type SimulatedCloud,
  simulateAlibaba,
  simulateBaidu,
  simulateMux,
  simulateTencent,
  simulateVolcengine,
} from "@vod-events/simulator";
import type { ApplicationConfig } from "./application.js";

/** One run of the demo: a cloud and a delivery mode. */
export interface Run {
  readonly provider: ApplicationConfig["provider"];
  readonly mode: ApplicationConfig["mode"];
  /** The number of events of each type that the cloud sends. */
  readonly expected: Readonly<Partial<Record<KnownEventType, number>>>;
}

/** A simulated cloud and the configuration of the application for it. */
export interface StartedCloud {
  readonly cloud: SimulatedCloud;
  readonly config: ApplicationConfig;
  close(): Promise<void>;
}

/** Mux renders thumbnails on request, without an event. */
const withoutThumbnails = { "media.uploaded": 1, "media.transcoded": 2 };
const expected = { ...withoutThumbnails, "thumbnail.created": 1 };

/** The runs of the demo, in order. */
export const runs: readonly Run[] = [
  { provider: "tencent", mode: "push", expected },
  { provider: "tencent", mode: "pull", expected },
  { provider: "baidu", mode: "push", expected },
  { provider: "alibaba", mode: "push", expected },
  { provider: "alibaba", mode: "pull", expected },
  { provider: "volcengine", mode: "push", expected },
  { provider: "mux", mode: "push", expected: withoutThumbnails },
];

/** Starts the cloud of a run. */
export async function startCloud(run: Run): Promise<StartedCloud> {
  const { provider, mode } = run;
  const { cloud, options } = await starters[provider]();
  const folder = await mkdtemp(join(tmpdir(), "vod-events-demo-"));
  // Mux generates its key; the other clouds are given one.
  const isGenerated = provider === "mux";
  const signing = isGenerated ? { keyFile: join(folder, "keys.json") } : { key: newSigningKey() };
  const events = Object.keys(run.expected) as KnownEventType[];
  return {
    cloud,
    config: { provider, mode, events, signing, ...options },
    async close() {
      await cloud.close();
      await rm(folder, { recursive: true });
    },
  };
}

type Options = Pick<ApplicationConfig, "tencent" | "baidu" | "alibaba" | "volcengine" | "mux">;

const starters: Readonly<
  Record<Run["provider"], () => Promise<{ cloud: SimulatedCloud; options: Options }>>
> = {
  async tencent() {
    const cloud = await simulateTencent();
    const { endpoint, credentials } = cloud;
    return { cloud, options: { tencent: { endpoint, credentials } } };
  },
  async baidu() {
    const cloud = await simulateBaidu();
    const { endpoint, credentials } = cloud;
    return { cloud, options: { baidu: { endpoint, credentials } } };
  },
  async alibaba() {
    const cloud = await simulateAlibaba();
    const { endpoint, credentials } = cloud;
    const client = new MnsClient("1000000000000001", { endpoint, ...credentials });
    const queue = { client, name: cloud.queue.name };
    return { cloud, options: { alibaba: { endpoint, credentials, queue } } };
  },
  async volcengine() {
    const cloud = await simulateVolcengine();
    const { endpoint, credentials, space } = cloud;
    return { cloud, options: { volcengine: { endpoint, credentials, space } } };
  },
  async mux() {
    const cloud = await simulateMux();
    const { endpoint, credentials } = cloud;
    return { cloud, options: { mux: { endpoint, credentials } } };
  },
};

/** Letters and digits suit all of them. Alibaba requires a capital, a small letter and a digit, Volcengine 8 to 20. */
function newSigningKey(): string {
  return `Aa1${randomBytes(8).toString("hex")}`;
}
