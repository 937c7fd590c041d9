import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import {
  type CallbackConfig,
  createVodEvents,
  type Inbox,
  type KnownEventType,
  type ReceiverOptions,
  type VodEvent,
  type VodEvents,
} from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { mux } from "@vod-events/mux";
import {
  type SimulatedAlibaba,
  type SimulatedBaidu,
  type SimulatedMux,
  type SimulatedTencent,
  type SimulatedVolcengine,
  simulateAlibaba,
  simulateBaidu,
  simulateMux,
  simulateTencent,
  simulateVolcengine,
} from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { volcengine } from "@vod-events/volcengine";
import { mnsClient } from "../alibaba/mns-client.js";

export const signingKey = "integrationKey1";

/** All clouds on localhost, and an application that can be pointed at any. */
export interface Testbed {
  readonly clock: FakeClock;
  readonly tencent: SimulatedTencent;
  readonly baidu: SimulatedBaidu;
  readonly alibaba: SimulatedAlibaba;
  readonly volcengine: SimulatedVolcengine;
  readonly mux: SimulatedMux;
  /** The base of the application's callback URLs. */
  readonly url: string;
  application(options: ApplicationOptions): VodEvents;
  close(): Promise<void>;
}

/** All that an application has to choose. */
export interface ApplicationOptions {
  readonly provider: "tencent" | "baidu" | "alibaba" | "volcengine" | "mux";
  readonly mode?: CallbackConfig["mode"];
  readonly events?: readonly KnownEventType[];
  readonly inbox?: Inbox;
  readonly receiver?: ReceiverOptions;
  readonly tencentSecretKey?: string;
  readonly baiduSecretAccessKey?: string;
  readonly alibabaSecret?: string;
}

/** Sets up the clouds and the application's HTTP server, on one clock that only the test moves. */
export async function createTestbed(): Promise<Testbed> {
  const clock = fakeClock(Date.now());
  const clouds = {
    tencent: await simulateTencent({ clock, seed: 1 }),
    baidu: await simulateBaidu({ clock, seed: 1 }),
    alibaba: await simulateAlibaba({ clock, seed: 1 }),
    volcengine: await simulateVolcengine({ clock, seed: 1 }),
    mux: await simulateMux({ clock, seed: 1 }),
  };
  const folder = await mkdtemp(join(tmpdir(), "vod-events-"));
  const keyFile = join(folder, "keys.json");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/vod`;
  const applications: VodEvents[] = [];

  return {
    clock,
    ...clouds,
    url,
    application({ provider, mode = "push", events, inbox, receiver, ...secrets }) {
      const signing = provider === "mux" ? { keyFile } : { key: signingKey };
      const vod = createVodEvents({
        provider,
        providers: {
          tencent: () =>
            tencent({
              endpoint: clouds.tencent.endpoint,
              credentials: {
                ...clouds.tencent.credentials,
                ...(secrets.tencentSecretKey && { secretKey: secrets.tencentSecretKey }),
              },
            }),
          baidu: () =>
            baidu({
              endpoint: clouds.baidu.endpoint,
              credentials: {
                ...clouds.baidu.credentials,
                ...(secrets.baiduSecretAccessKey && {
                  secretAccessKey: secrets.baiduSecretAccessKey,
                }),
              },
            }),
          alibaba: () =>
            alibaba({
              endpoint: clouds.alibaba.endpoint,
              credentials: {
                ...clouds.alibaba.credentials,
                ...(secrets.alibabaSecret && { accessKeySecret: secrets.alibabaSecret }),
              },
              queue: { client: mnsClient(clouds.alibaba), name: clouds.alibaba.queue.name },
            }),
          volcengine: () => {
            const { endpoint, credentials, space } = clouds.volcengine;
            return volcengine({ endpoint, credentials, space, env: {} });
          },
          mux: () => {
            const { endpoint, credentials } = clouds.mux;
            return mux({ endpoint, credentials, env: {} });
          },
        },
        callback: { mode, url, signing, events },
        inbox,
        receiver,
        clock,
      });
      server.removeAllListeners("request");
      server.on("request", nodeHandler(vod));
      applications.push(vod);
      return vod;
    },
    async close() {
      await Promise.all(applications.map((vod) => vod.stop()));
      await Promise.all(Object.values(clouds).map((cloud) => cloud.close()));
      await closeServer(server);
      await rm(folder, { recursive: true });
    },
  };
}

/** Collects every event that the application's handlers get. */
export function collect(vod: VodEvents): VodEvent[] {
  const events: VodEvent[] = [];
  vod.on("*", (event) => events.push(event));
  return events;
}

/** Waits for real sockets without advancing the clock. Rejects when the condition does not become true. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
