import { setTimeout as sleep } from "node:timers/promises";
import type { FaultRun } from "./fault-run.js";

/** Longer than the lease of core with a deadline of half a second. */
const suspendedMs = 13_000;

/** The faults of a storm: each lasts for a while and ends. */
const faults: Readonly<Record<string, (run: FaultRun) => Promise<void>>> = {
  "workers killed": ({ workers }) => workers.killAny(),
  "workers suspended": ({ workers }) => workers.suspendAny(suspendedMs),
  async "server killed or stopped"({ engine }) {
    if (Math.random() < 0.8) await engine.kill();
    else await engine.stop();
    await sleep(Math.random() * 3000);
    await engine.start();
  },
  async "connections half-open"({ proxy }) {
    proxy.becomeHalfOpen();
    await sleep(Math.random() * 5000);
    proxy.repair();
  },
  async "connections cut before an answer"({ proxy }) {
    proxy.holdAnswers();
    await sleep(Math.random() * 300);
    proxy.cut();
  },
  async "connections slow"({ proxy }) {
    proxy.passing = { delayMs: Math.random() * 200 };
    await sleep(3000);
    proxy.passing = {};
  },
  async "bytes in pieces"({ proxy }) {
    proxy.passing = { pieceBytes: 50 };
    await sleep(2000);
    proxy.passing = {};
  },
};

/** Causes faults at random times, often several at a time, until an end. Resolves with their number when all are over. */
export async function storm(run: FaultRun, seconds: number): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const end = performance.now() + seconds * 1000;
  const names = Object.keys(faults);
  const causing = names.map(async (name) => {
    while (performance.now() < end) {
      await sleep(Math.random() * 2000 * names.length);
      await faults[name]?.(run);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  });
  await Promise.all(causing);
  return counts;
}
