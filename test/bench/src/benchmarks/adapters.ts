import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { sampleDelivery } from "@vod-events/testkit";
import { volcengine } from "@vod-events/volcengine";
import type { Benchmark, Comparison } from "../benchmark.js";
import { timeCalls } from "../measure/time-calls.js";
import { parsing } from "../peers/parsing.js";
import { translation } from "../peers/translation.js";

const key = "0123456789abcdef0123456789abcdef";

/** The sample of an upload of each adapter, translated from its bytes. */
export const adapters: Benchmark = {
  name: "adapters",
  about:
    "the sample of an upload of each adapter, from its bytes to its events, against JSON.parse",
  guarded: true,
  async run({ rounds }) {
    const comparisons: Comparison[] = [];
    for (const create of [tencent, baidu, alibaba, volcengine, mux]) {
      comparisons.push(await compare(create(), rounds));
    }
    return comparisons;
  },
};

async function compare(provider: Provider, rounds: number): Promise<Comparison> {
  const { headers, url, body } = await sampleDelivery(provider, { type: "media.uploaded", key });
  const bytes = Buffer.from(body);
  const call = translation({ provider, key, url, headers, body: bytes });
  return {
    title: `${provider.id}: media.uploaded, ${bytes.byteLength.toLocaleString("en-US")} bytes`,
    unit: "µs a call",
    figures: await timeCalls([parsing(bytes), call], rounds),
    goals: [
      {
        ...{ subject: call.name, reference: "JSON.parse", relation: "at most" },
        ...{ limit: 8, guard: 16 },
      },
    ],
  };
}
