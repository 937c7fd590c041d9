import { baidu } from "@vod-events/baidu";
import { decodeEvent, type Provider, rawDelivery, type VodEvent } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import type { Benchmark, Comparison, Goal } from "../benchmark.js";
import { baiduCallback, baiduKey, upload as baiduUpload, baiduUrl } from "../bodies/baidu.js";
import {
  procedure,
  sampledSnapshots,
  tencentBody,
  tencentKey,
  transcode,
  upload,
} from "../bodies/tencent.js";
import { type TimedCall, timeCalls } from "../measure/time-calls.js";
import { octokit } from "../peers/octokit.js";
import { standardWebhooks } from "../peers/standard-webhooks.js";
import { stripe } from "../peers/stripe.js";

/** A signed callback, and the adapter that reads it. */
interface Callback {
  readonly title: string;
  readonly provider: Provider;
  readonly key: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The maximum ratio to `JSON.parse`; absent without a target. */
  readonly atMost?: number;
  /** The same, where the guard of the tests fails. */
  readonly guard: number;
}

/**
 * Compares verifying, parsing, decoding and normalizing callbacks with the verification and parsing of other webhook
 * libraries.
 */
export const translate: Benchmark = {
  name: "translate",
  about: "verify + parse + decode + normalize against JSON.parse and other webhook libraries",
  guarded: true,
  async run({ rounds }) {
    const comparisons: Comparison[] = [];
    for (const callback of callbacks()) comparisons.push(await compare(callback, rounds));
    return comparisons;
  },
};

async function compare(callback: Callback, rounds: number): Promise<Comparison> {
  const { body, title, atMost, guard } = callback;
  const peers = [octokit, stripe, standardWebhooks].map((peer) => peer(body));
  const calls = [parsing(body), translation(callback), ...peers];
  const subject = "vod-events";
  const limit = atMost === undefined ? {} : { limit: atMost };
  const goals: Goal[] = [
    { subject, reference: "JSON.parse", relation: "at most", ...limit, guard },
    ...peers.map(({ name }): Goal => ({ subject, reference: name, relation: "below", limit: 1 })),
  ];
  return {
    title: `${title}, ${body.byteLength.toLocaleString("en-US")} bytes`,
    unit: "µs a call",
    figures: await timeCalls(calls, rounds),
    goals,
  };
}

function parsing(body: Buffer): TimedCall {
  return { name: "JSON.parse", call: () => JSON.parse(body.toString()) };
}

function translation({ provider, key, url, headers, body }: Callback): TimedCall {
  const keys = [key];
  const translated = (): readonly VodEvent[] => {
    const delivery = rawDelivery({ body, headers, url, receivedAt: new Date() });
    const verification = provider.verify(delivery, keys, { fetchText: () => Promise.reject() });
    const verified = "status" in verification && verification.status === "verified";
    const parsed = delivery.json();
    if (!verified || !parsed.ok) throw new Error("a callback of the suite was refused");
    const decoded = decodeEvent(provider, parsed.value);
    if (!decoded.ok) throw new Error(decoded.problems.join());
    return provider.normalize(decoded.wire);
  };
  return { name: "vod-events", call: translated };
}

function callbacks(): readonly Callback[] {
  const presets = Array.from({ length: 33 }, (_, index) => 100_010 + index * 10);
  const results = presets.map(transcode);
  const pictures = sampledSnapshots(185);
  const atTencent = {
    provider: tencent(),
    key: tencentKey,
    url: "https://example.com/vod/tencent",
  };
  const atBaidu = { provider: baidu(), key: baiduKey, url: baiduUrl };
  const signed = (title: string, event: object) => ({
    ...{ ...atTencent, title, headers: {}, body: tencentBody(event) },
  });
  return [
    { ...signed("Tencent: upload", upload("5285890000000000001")), atMost: 8, guard: 7 },
    {
      ...{ ...atBaidu, title: "Baidu: upload", ...baiduCallback(baiduUpload("mda-5f2a90b1")) },
      ...{ atMost: 8, guard: 8 },
    },
    { ...signed("Tencent: procedure of 8 results", procedure(results.slice(0, 8))), guard: 11 },
    {
      ...signed(
        "Tencent: procedure of 8 results with 185 pictures",
        procedure([...results.slice(0, 7), pictures]),
      ),
      guard: 13,
    },
    { ...signed("Tencent: procedure of 33 results", procedure(results)), guard: 11 },
  ];
}
