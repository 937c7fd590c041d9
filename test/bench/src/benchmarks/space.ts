import type { Benchmark } from "../benchmark.js";
import { startEngines } from "../inboxes/engines.js";
import { compareSpace } from "../inboxes/space.js";

/** The space that the durable inboxes need. */
export const space: Benchmark = {
  name: "space",
  about: "bytes that each durable inbox keeps for an event",
  guarded: false,
  async run() {
    const engines = await startEngines();
    try {
      return await compareSpace(engines);
    } finally {
      for (const { close } of engines) await close();
    }
  },
};
