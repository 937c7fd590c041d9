import type { Benchmark } from "../benchmark.js";
import { LoadedServer } from "../measure/loaded-server.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";

/** The HTTP receiver with the memory inbox, which answers when the handlers are done. */
export const receiveMemory: Benchmark = {
  name: "receive-memory",
  about: "the HTTP receiver with the memory inbox against a bare server",
  guarded: false,
  async run({ rounds }) {
    const servers = [
      await LoadedServer.start("bare node:http", "bare", {}),
      await LoadedServer.start("vod-events", "receiver", {}),
    ];
    const figures = await measureInRounds(servers, rounds);
    await Promise.all(servers.map((server) => server.stop()));
    return [
      {
        title: "HTTP receiver, memory inbox, a trivial handler, 50 connections",
        unit: "requests/s",
        figures,
        goals: [
          {
            ...{ subject: "vod-events", reference: "bare node:http" },
            ...{ relation: "at least", limit: 0.8 },
          },
        ],
      },
    ];
  },
};
