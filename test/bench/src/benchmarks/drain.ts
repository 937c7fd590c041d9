import { Agent } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createVodEvents, type VodEvents } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_client.js";
import type { Benchmark } from "../benchmark.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import { Child } from "../processes/child.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";
import type { CloudAddress, CloudSettings } from "../servers/cloud.js";

const uploads = 8000;
const roundTripMs = 50;
/** Tencent Cloud takes 100 pulls a second, of 16 events each. */
const callsPerSecond = 100;
const ceiling = 16 * callsPerSecond;
const subject = "vod-events";
const alone = "the SDK alone";

/** The queue of a cloud that is some way off, pulled through its SDK and confirmed. */
export const drain: Benchmark = {
  name: "drain",
  about: "a queue through the real SDK, 50 ms away, against what the cloud's rate allows",
  guarded: false,
  async run({ rounds }) {
    const contenders = [
      { name: alone, measure: drainBySdk },
      { name: subject, measure: () => withTemporaryFolder(drainOnce) },
    ];
    return [
      {
        title: `${uploads} events of a queue, ${roundTripMs} ms a round trip, each once`,
        unit: "events/s",
        figures: [
          { name: "the ceiling", rounds: [ceiling] },
          ...(await measureInRounds(contenders, rounds)),
        ],
        goals: [
          { subject, reference: "the ceiling", relation: "at least", limit: 0.98 },
          { subject, reference: alone, relation: "at least" },
          { subject: alone, reference: "the ceiling", relation: "at least" },
        ],
      },
    ];
  },
};

/**
 * The least that empties the queue: the SDK pulls at the limit of the rate from the first moment, knows how many pulls
 * it takes, and confirms each batch at once. It stores and handles nothing.
 */
async function drainBySdk(): Promise<number> {
  const { child, address } = await startCloud();
  const { credentials, endpoint } = address;
  const httpProfile = { endpoint: new URL(endpoint).host, protocol: "http://", agent: new Agent() };
  const client = new Client({ credential: credentials, region: "", profile: { httpProfile } });
  await client.ModifyEventConfig({ Mode: "PULL", UploadMediaCompleteEventSwitch: "ON" });
  await child.request("fill");
  const began = performance.now();
  let confirmed = 0;
  const batches = Array.from({ length: uploads / 16 }, async (_, index) => {
    await sleep((index * 1000) / callsPerSecond);
    const { EventSet = [] } = await untilAllowed(() => client.PullEvents({}));
    const EventHandles = EventSet.map(({ EventHandle = "" }) => EventHandle);
    await untilAllowed(() => client.ConfirmEvents({ EventHandles }));
    confirmed += EventSet.length;
  });
  await Promise.all(batches);
  if (confirmed !== uploads) throw new Error(`the SDK confirmed ${confirmed} events`);
  const milliseconds = performance.now() - began;
  await child.stop();
  return (uploads / milliseconds) * 1000;
}

/** Repeats a call that comes a moment too early for the rate limit. */
async function untilAllowed<Result>(call: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if ((error as { code?: unknown }).code !== "RequestLimitExceeded") throw error;
      await sleep(1000 / callsPerSecond);
    }
  }
}

async function startCloud() {
  const settings: CloudSettings = { uploads, roundTripMs };
  const { child, message } = await Child.start<CloudAddress>("servers/cloud", settings);
  return { child, address: message };
}

/** Events a second, from the start of the pulls until all are confirmed and handled. Rejects when one came twice. */
async function drainOnce(folder: string): Promise<number> {
  const { child, address } = await startCloud();
  const vod = createVodEvents({
    provider: "tencent",
    providers: { tencent: () => tencent(address) },
    callback: { mode: "pull", events: ["media.uploaded"] },
    inbox: sqliteInbox(join(folder, "inbox.db")),
  });
  await vod.callback.apply();
  await child.request("fill");
  const began = performance.now();
  const ended = allHandled(vod);
  await vod.start();
  const milliseconds = (await ended) - began;
  await vod.stop();
  await child.stop();
  return (uploads / milliseconds) * 1000;
}

/** Resolves with the time when every upload is confirmed and handled; rejects when one came twice. */
function allHandled(vod: VodEvents): Promise<number> {
  return new Promise((resolve, reject) => {
    const handled = new Set<string>();
    let confirmed = 0;
    const check = () => {
      if (confirmed === uploads && handled.size === uploads) resolve(performance.now());
    };
    vod.on("media.uploaded", ({ id }) => {
      if (handled.has(id)) reject(new Error(`${id} came twice`));
      handled.add(id);
      check();
    });
    vod.diagnostics.on("confirmed", ({ count }) => {
      confirmed += count;
      check();
    });
    for (const name of ["attempt_failed", "duplicate", "confirm_failed", "pull_stopped"] as const) {
      vod.diagnostics.on(name, () => reject(new Error(`the drain reported ${name}`)));
    }
  });
}
