import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import {
  type CapturedDelivery,
  createVodEvents,
  type Explanation,
  type VodEventsOptions,
} from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";

/** The key that is configured; it must never be seen. */
export const key = "canaryKey0of0now";
/** A secret in the query of the callback URL. No output may contain it. */
export const query = "token=canary0query";
/** A secret in the body. No output may contain it. */
export const mediaId = "canary0media";
/** The base URL that is configured. */
export const base = `https://app.example/vod?${query}`;
/** When deliveries come. */
export const at = new Date(Date.UTC(2026, 0, 1));

export type Cloud = "tencent" | "baidu";

const adapters: Readonly<Record<Cloud, () => Provider>> = {
  tencent: () => tencent(),
  baidu: () => baidu(),
};

/** An application with both clouds whose signature checks are counted. */
export function explainer(overrides: Partial<VodEventsOptions> = {}) {
  const count = { verified: 0 };
  const counted = (cloud: Cloud) => (): Provider => {
    const provider = adapters[cloud]();
    return {
      ...provider,
      verify(...args) {
        count.verified += 1;
        return provider.verify(...args);
      },
    };
  };
  const vod = createVodEvents({
    provider: "baidu",
    providers: { tencent: counted("tencent"), baidu: counted("baidu") },
    callback: { mode: "push", url: base, signing: { key } },
    clock: fakeClock(at.getTime()),
    ...overrides,
  });
  return { vod, count };
}

/** The key, URL and time of a delivery's signature. */
export interface SigningOptions {
  readonly key?: string | undefined;
  readonly url?: string;
  readonly at?: Date;
}

/** The registered callback URL. */
export function registeredUrl(cloud: Cloud): string {
  return `https://app.example/vod/${cloud}?${query}`;
}

/** A delivery as a cloud signs it, before anything happens to it on the way. */
export function deliveryOf(cloud: Cloud, options: SigningOptions = {}) {
  const signed = "key" in options ? options.key : key;
  const sample = adapters[cloud]().sampleDelivery?.({
    type: "VodEventsCheck",
    id: mediaId,
    url: options.url ?? registeredUrl(cloud),
    at: options.at ?? at,
    ...(signed === undefined ? {} : { key: signed }),
  });
  assert.ok(sample);
  const { headers, body } = sample;
  return { path: `/vod/${cloud}?${query}`, headers, body, receivedAt: at };
}

/** Explains a delivery and asserts the properties of every explanation. */
export async function explain(
  delivery: CapturedDelivery,
  overrides: Partial<VodEventsOptions> = {},
): Promise<Explanation> {
  const { vod, count } = explainer(overrides);
  const explanation = await vod.explain(delivery);
  assert.equal(explanation.tried, count.verified);
  assert.ok(count.verified <= 200, `${count.verified} signatures were checked`);
  assert.equal(explanation.accepted, explanation.causes.length === 0);
  assert.equal(explanation.accepted, explanation.code === undefined);
  assert.doesNotMatch(JSON.stringify(explanation), /canary/i);
  return explanation;
}

/** The names of the causes. */
export function namesOf({ causes }: Explanation): readonly string[] {
  return causes.map(({ name }) => name);
}
