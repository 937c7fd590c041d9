import type { Comparison, Figure } from "../benchmark.js";
import { acceptAll } from "./accept-all.js";
import type { Engine } from "./engines.js";
import { openInbox } from "./open-inbox.js";

const events = 20_000;

/** Measures how many bytes each engine keeps for a callback of one event: before its handlers, and after them. */
export async function compareSpace(engines: readonly Engine[]): Promise<readonly Comparison[]> {
  const waiting: Figure[] = [];
  const handled: Figure[] = [];
  for (const { name, create, bytes } of engines) {
    if (bytes === undefined) continue;
    const receiver = create("empty", false);
    const { stop } = await openInbox(receiver);
    await acceptAll(receiver, events);
    await stop();
    waiting.push({ name, rounds: [(await bytes()) / events] });
    await handleAll(create("shared"));
    handled.push({ name, rounds: [(await bytes()) / events] });
  }
  const what = `an upload of Tencent, the average of ${events.toLocaleString("en-US")}`;
  return [
    { title: `Space of a waiting event: ${what}`, unit: "bytes", figures: waiting, goals: [] },
    { title: `Space of a handled event: ${what}`, unit: "bytes", figures: handled, goals: [] },
  ];
}

async function handleAll(inbox: ReturnType<Engine["create"]>): Promise<void> {
  let left = events;
  let finish = () => {};
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { stop } = await openInbox(inbox, async () => {
    left -= 1;
    if (left === 0) finish();
  });
  await all;
  await stop();
}
