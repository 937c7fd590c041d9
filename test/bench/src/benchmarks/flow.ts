import { createVodEvents, type VodEvents } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import type { Benchmark } from "../benchmark.js";
import { tencentBody, tencentKey, upload } from "../bodies/tencent.js";
import { type Contender, measureInRounds } from "../measure/measure-in-rounds.js";

const callbacks = 4000;
const concurrency = 50;
const subject = "vod-events";
const reference = "JSON.parse";

/** The way of a callback through the receiver and the memory inbox to its handler, without a socket. */
export const flow: Benchmark = {
  name: "flow",
  about: "a callback from its bytes to its handler, without HTTP, against JSON.parse",
  guarded: true,
  async run({ rounds }) {
    const vod = createVodEvents({
      provider: "tencent",
      providers: { tencent },
      callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
    });
    vod.on("media.uploaded", () => {});
    await vod.start();
    const contenders = [parsing(), receiving(vod)];
    for (const { measure } of contenders) await measure();
    const figures = await measureInRounds(contenders, rounds);
    await vod.stop();
    return [
      {
        title: `Receiver and memory inbox in one process, ${concurrency} callbacks at once`,
        unit: "µs a callback",
        figures,
        goals: [{ subject, reference, relation: "at most", guard: 30 }],
      },
    ];
  },
};

let uploads = 0;

function bodies(): readonly Buffer[] {
  return Array.from({ length: callbacks }, () => tencentBody(upload(`528589000000${uploads++}`)));
}

function parsing(): Contender {
  return timed(reference, async (all) => {
    for (const body of all) JSON.parse(body.toString());
  });
}

function receiving(vod: VodEvents): Contender {
  const headers = { "content-type": "application/json" };
  const receive = async (body: Buffer) => {
    const { status } = await vod.receive({ method: "POST", path: "/vod/tencent", headers, body });
    if (status !== 200) throw new Error(`answered ${status}`);
  };
  return timed(subject, async (all) => {
    for (let sent = 0; sent < callbacks; sent += concurrency) {
      await Promise.all(all.slice(sent, sent + concurrency).map(receive));
    }
  });
}

/** Takes the time of a piece of work on many bodies, in microseconds each. */
function timed(name: string, work: (all: readonly Buffer[]) => Promise<void>): Contender {
  return {
    name,
    async measure() {
      const all = bodies();
      const began = performance.now();
      await work(all);
      return ((performance.now() - began) * 1000) / callbacks;
    },
  };
}
