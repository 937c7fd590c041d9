import type { Benchmark } from "../benchmark.js";
import { compareReceivers } from "../measure/compare-receivers.js";
import { LoadedServer } from "../measure/loaded-server.js";

/** The HTTP receiver with the memory inbox, which answers when the handlers are done. */
export const receiveMemory: Benchmark = {
  name: "receive-memory",
  about: "the HTTP receiver with the memory inbox against a bare server",
  guarded: false,
  async run({ rounds }) {
    const servers = [
      await LoadedServer.start("bare node:http", "bare", {}),
      await LoadedServer.start("vod-events", "receiver", {}),
      await LoadedServer.start("the least", "least-memory", {}),
    ];
    return [
      await compareReceivers(servers, rounds, [
        {
          ...{ subject: "vod-events", reference: "bare node:http" },
          ...{ relation: "at least", limit: 0.85 },
        },
        { subject: "the least", reference: "bare node:http", relation: "at least" },
        { subject: "vod-events", reference: "the least", relation: "at least" },
      ]),
    ];
  },
};
