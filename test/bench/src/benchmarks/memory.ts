import { join } from "node:path";
import type { Benchmark, Figure, Goal } from "../benchmark.js";
import { Child } from "../processes/child.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";
import type { SoakResult, SoakSettings } from "../starts/soak.js";

const events = 1_000_000;
const mebibyte = 2 ** 20;

/** Whether memory grows with the number of events. */
export const memory: Benchmark = {
  name: "memory",
  about: "how much the heap grows over 1,000,000 events, after the first 100,000; some minutes",
  guarded: false,
  onlyByName: true,
  async run() {
    const figures = await withTemporaryFolder(async (folder) => [
      await soak("memory inbox", {}),
      await soak("SQLite inbox", { file: join(folder, "inbox.db") }),
    ]);
    const goals = figures.map(
      ({ name }): Goal => ({ subject: name, relation: "below", limit: 16 }),
    );
    return [
      {
        title: "Growth over 1,000,000 events, after the first 100,000",
        unit: "MiB",
        figures,
        goals,
      },
    ];
  },
};

async function soak(name: string, settings: Omit<SoakSettings, "events">): Promise<Figure> {
  const { child, message } = await Child.start<SoakResult>(
    "starts/soak",
    { events, ...settings } satisfies SoakSettings,
    ["--expose-gc"],
  );
  await child.stop();
  return { name, rounds: [message.grownBytes / mebibyte] };
}
