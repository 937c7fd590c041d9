import type { Benchmark, Comparison, Goal } from "../benchmark.js";
import { type Callback, callbacks } from "../bodies/callbacks.js";
import { timeCalls } from "../measure/time-calls.js";
import { least } from "../peers/least.js";
import { leastWithEvents } from "../peers/least-with-events.js";
import { leastWithLimits } from "../peers/least-with-limits.js";
import { octokit } from "../peers/octokit.js";
import { parsing } from "../peers/parsing.js";
import { standardWebhooks } from "../peers/standard-webhooks.js";
import { stripe } from "../peers/stripe.js";
import { translation } from "../peers/translation.js";

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
  const floors = [least(callback), leastWithEvents(callback), leastWithLimits(callback)];
  const calls = [parsing(body), ...floors, translation(callback), ...peers];
  const subject = "vod-events";
  const limit = atMost === undefined ? {} : { limit: atMost };
  const goals: Goal[] = [
    { subject, reference: "JSON.parse", relation: "at most", ...limit, guard },
    ...floors.map(({ name }): Goal => ({ subject, reference: name, relation: "at most" })),
    ...peers.map(({ name }): Goal => ({ subject, reference: name, relation: "below", limit: 1 })),
    ...floors.flatMap((floor) =>
      peers.map(({ name }): Goal => ({ subject: floor.name, reference: name, relation: "below" })),
    ),
  ];
  return {
    title: `${title}, ${body.byteLength.toLocaleString("en-US")} bytes`,
    unit: "µs a call",
    figures: await timeCalls(calls, rounds),
    goals,
  };
}
