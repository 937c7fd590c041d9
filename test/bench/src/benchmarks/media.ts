import type { Benchmark } from "../benchmark.js";
import { startEngines } from "../inboxes/engines.js";
import { compareMedia } from "../inboxes/media.js";

/** What the media states cost each inbox. */
export const media: Benchmark = {
  name: "media",
  about: "throughput of all inboxes with media states against without",
  guarded: false,
  onlyByName: true,
  async run({ rounds }) {
    const engines = await startEngines();
    try {
      return [await compareMedia(engines, rounds)];
    } finally {
      for (const { close } of engines) await close();
    }
  },
};
