import { join } from "node:path";
import { createVodEvents, type VodEvents } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import type { Benchmark } from "../benchmark.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import { Child } from "../processes/child.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";
import type { CloudAddress, CloudSettings } from "../servers/cloud.js";

const uploads = 8000;
const roundTripMs = 50;
/** Tencent Cloud takes 100 pulls a second, of 16 events each. */
const ceiling = 16 * 100;
const subject = "vod-events";

/** The queue of a cloud that is some way off, pulled through its SDK and confirmed. */
export const drain: Benchmark = {
  name: "drain",
  about: "a queue through the real SDK, 50 ms away, against what the cloud's rate allows",
  guarded: false,
  async run({ rounds }) {
    const contender = { name: subject, measure: () => withTemporaryFolder(drainOnce) };
    return [
      {
        title: `${uploads} events of a queue, ${roundTripMs} ms a round trip, each once`,
        unit: "events/s",
        figures: [
          { name: "the ceiling", rounds: [ceiling] },
          ...(await measureInRounds([contender], rounds)),
        ],
        goals: [{ subject, reference: "the ceiling", relation: "at least", limit: 0.9 }],
      },
    ];
  },
};

/** Events a second, from the start of the pulls until all are confirmed and handled. Rejects when one came twice. */
async function drainOnce(folder: string): Promise<number> {
  const settings: CloudSettings = { uploads, roundTripMs };
  const { child, message: address } = await Child.start<CloudAddress>("servers/cloud", settings);
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
