import type { Comparison } from "../benchmark.js";
import { pushedUpload } from "../bodies/upload-entry.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import { median } from "../measure/median.js";
import { acceptAll } from "./accept-all.js";
import type { Engine } from "./engines.js";
import { openInbox } from "./open-inbox.js";

const events = 4000;
const singles = 20;

/** Compares how many events per second are accepted and handled on one machine. */
export async function compareThroughput(
  engines: readonly Engine[],
  rounds: number,
): Promise<Comparison> {
  const contenders = engines.map((engine) => ({
    name: engine.name,
    async measure() {
      const inbox = engine.create("empty");
      let handled = 0;
      let finish = () => {};
      const all = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const { stop } = await openInbox(inbox, async () => {
        handled += 1;
        if (handled === events) finish();
      });
      await inbox.admin?.stats();
      const began = performance.now();
      await acceptAll(inbox, events);
      await all;
      const perSecond = (events / (performance.now() - began)) * 1000;
      await stop();
      return perSecond;
    },
  }));
  const figures = await measureInRounds(contenders, rounds);
  const title = `Inboxes: 64 callers, each event stored and handled once on one machine`;
  return { title, unit: "events/s", figures, goals: [] };
}

/** Compares the time from accepting an event to its handlers, on the same machine or on another one. */
export async function compareLatency(
  engines: readonly Engine[],
  rounds: number,
): Promise<readonly Comparison[]> {
  const shared = engines.filter(({ isShared }) => isShared);
  return [
    {
      title: "Inboxes: from a delivery to its handlers, one event at a time",
      unit: "ms",
      figures: await measureInRounds(
        engines.map((engine) => latency(engine, "same")),
        rounds,
      ),
      goals: [],
    },
    {
      title: "Inboxes: the same, when the handlers run on another machine",
      unit: "ms",
      figures: await measureInRounds(
        shared.map((engine) => latency(engine, "other")),
        rounds,
      ),
      goals: [],
    },
  ];
}

function latency(engine: Engine, machine: "same" | "other") {
  return {
    name: engine.name,
    async measure() {
      let handled = () => {};
      const handle = async () => handled();
      const receiver = engine.create("empty", machine === "same");
      const opened = [await openInbox(receiver, handle)];
      await receiver.admin?.stats();
      if (machine === "other") opened.push(await openInbox(engine.create("shared"), handle));
      const times: number[] = [];
      for (let index = 0; index < singles; index++) {
        const isHandled = new Promise<void>((resolve) => {
          handled = resolve;
        });
        const began = performance.now();
        const accepting = receiver.accept([pushedUpload(`52858900000${index}`)]);
        await Promise.all([isHandled, accepting]);
        times.push(performance.now() - began);
      }
      for (const { stop } of opened) await stop();
      return median(times);
    },
  };
}
