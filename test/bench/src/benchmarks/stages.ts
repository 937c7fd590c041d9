import { exceededJsonLimit, parseJson, rawDelivery } from "@vod-events/core/provider";
import type { Benchmark, Comparison } from "../benchmark.js";
import { type Callback, callbacks } from "../bodies/callbacks.js";
import { type TimedCall, timeCalls } from "../measure/time-calls.js";

/** What each stage of a translation costs, on input that the earlier stages have prepared. */
export const stages: Benchmark = {
  name: "stages",
  about: "each stage of a translation by itself: limits, parse, verify, decode, normalize",
  guarded: false,
  async run({ rounds }) {
    const comparisons: Comparison[] = [];
    for (const callback of callbacks()) {
      const { title, body } = callback;
      comparisons.push({
        title: `${title}, ${body.byteLength.toLocaleString("en-US")} bytes`,
        unit: "µs a call",
        figures: await timeCalls(stagesOf(callback), rounds),
        goals: [],
      });
    }
    return comparisons;
  },
};

function stagesOf({ provider, key, url, headers, body }: Callback): readonly TimedCall[] {
  const delivery = rawDelivery({ body, headers, url, receivedAt: new Date() });
  const context = { fetchText: () => Promise.reject() };
  const text = body.toString();
  const json: unknown = JSON.parse(text);
  const decoded = provider.decode(json);
  if (!decoded.ok) throw new Error(decoded.problems.join());
  const { wire } = decoded;
  return [
    { name: "nothing", call: () => undefined },
    { name: "JSON.parse of the text", call: () => JSON.parse(text) },
    { name: "limits of the text", call: () => exceededJsonLimit(text) },
    { name: "parseJson: UTF-8, limits, parse, large integers, nulls", call: () => parseJson(body) },
    { name: "verify a parsed body", call: () => provider.verify(delivery, [key], context) },
    { name: "decode", call: () => provider.decode(json) },
    { name: "normalize", call: () => provider.normalize(wire) },
  ];
}
