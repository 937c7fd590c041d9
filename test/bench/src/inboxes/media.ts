import { createVodEvents } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import type { Comparison } from "../benchmark.js";
import { tencentBody, tencentKey, upload } from "../bodies/tencent.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import type { Engine } from "./engines.js";

const callers = 64;
const uploads = 4000;
const withStates = "with media states";

/** Compares how many callbacks per second are received and handled, with media states and without. */
export async function compareMedia(
  engines: readonly Engine[],
  rounds: number,
): Promise<Comparison> {
  const contenders = engines.flatMap((engine) => [
    { name: engine.name, measure: () => handlePerSecond(engine, false) },
    { name: `${engine.name}, ${withStates}`, measure: () => handlePerSecond(engine, true) },
  ]);
  return {
    title: `Media states: ${callers} callers, each callback is the upload of another media`,
    unit: "events/s",
    figures: await measureInRounds(contenders, rounds),
    goals: engines.map(({ name }) => ({
      subject: `${name}, ${withStates}`,
      reference: name,
      relation: "at least",
    })),
  };
}

async function handlePerSecond(engine: Engine, media: boolean): Promise<number> {
  const inbox = engine.create("empty");
  const vod = createVodEvents({
    provider: "tencent",
    providers: { tencent },
    callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
    inbox,
    media,
  });
  let handled = 0;
  const all = new Promise<void>((resolve) => {
    vod.on("media.uploaded", () => {
      handled += 1;
      if (handled === uploads) resolve();
    });
  });
  await vod.start();
  await inbox.admin?.stats();
  const began = performance.now();
  let next = 0;
  const receive = async () => {
    while (next < uploads) {
      next += 1;
      const body = tencentBody(upload(`52858900000${next}`));
      const headers = { "content-type": "application/json" };
      const { status } = await vod.receive({ method: "POST", path: "/vod/tencent", headers, body });
      if (status !== 200) throw new Error(`a callback of the suite is answered with ${status}`);
    }
  };
  await Promise.all([...Array.from({ length: callers }, receive), all]);
  const seconds = (performance.now() - began) / 1000;
  await vod.stop();
  return uploads / seconds;
}
