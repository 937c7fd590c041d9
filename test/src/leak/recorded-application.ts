import { baidu } from "@vod-events/baidu";
import {
  type CallbackConfig,
  createVodEvents,
  type VodEvents,
  type VodEventsOptions,
} from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { advanceUntil } from "../core/application.js";
import type { Canaries } from "./canaries.js";
import type { Evidence } from "./evidence.js";
import { type Cloud, type SignedDelivery, signedDelivery } from "./signed-delivery.js";

/** An application whose secrets are canaries. It records all its output. */
export interface RecordedApplication {
  readonly vod: VodEvents;
  readonly clock: FakeClock;
  /** The path of the callback URL below its origin; its last part is the cloud. */
  readonly path: string;
  /** The names of the emitted diagnostics, with their codes. */
  readonly reported: ReadonlySet<string>;
  sign(cloud: Cloud, event: object, more?: { key?: string; now?: number }): SignedDelivery;
  /** Hands a delivery over, lets time pass until it is answered, and keeps the answer. */
  send(cloud: Cloud, delivery: SignedDelivery): Promise<number>;
}

/** Makes a {@link RecordedApplication}. */
export function recordedApplication(
  canaries: Canaries,
  evidence: Evidence,
  options: Partial<VodEventsOptions> = {},
  callback: Partial<CallbackConfig> = {},
): RecordedApplication {
  const clock = fakeClock(Date.now());
  const key = canaries.plant("callback.signing.key");
  const path = `/${canaries.plant("the path of the callback URL")}/vod`;
  const query = `token=${canaries.plant("the query of the callback URL")}`;
  const env = {};
  const vod = createVodEvents({
    provider: "tencent",
    providers: { tencent: () => tencent({ env }), baidu: () => baidu({ env }) },
    callback: {
      mode: "push",
      url: `https://app.example${path}?${query}`,
      signing: { key, previousKeys: [canaries.plant("callback.signing.previousKeys")] },
      ...callback,
    },
    clock,
    random: () => 0.999,
    ...options,
  });
  const reported = evidence.observe(vod);
  return {
    ...{ vod, clock, path, reported },
    sign(cloud, event, more = {}) {
      const url = `https://app.example${path}/${cloud}?${query}`;
      return signedDelivery(cloud, event, { key, url, now: clock.now(), ...more }, canaries);
    },
    async send(cloud, { headers, body }) {
      const request = { method: "POST", path: `${path}/${cloud}?${query}`, headers };
      const received = vod.receive({ ...request, body: Buffer.from(body) });
      const reply = await advanceUntil(clock, received);
      evidence.value("an answer", reply);
      return reply.status;
    },
  };
}
