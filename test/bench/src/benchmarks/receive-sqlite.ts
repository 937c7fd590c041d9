import { join } from "node:path";
import type { Benchmark, Comparison } from "../benchmark.js";
import { LoadedServer } from "../measure/loaded-server.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import { median } from "../measure/median.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";

const subject = "vod-events";
const slow = "vod-events, handlers of 50 ms";

/** The HTTP receiver with the inbox on disk, which answers when the events are there. */
export const receiveSqlite: Benchmark = {
  name: "receive-sqlite",
  about: "the HTTP receiver with the SQLite inbox against a bare server and a store by hand",
  guarded: false,
  run: ({ rounds }) => withTemporaryFolder((folder) => compare(folder, rounds)),
};

async function compare(folder: string, rounds: number): Promise<readonly Comparison[]> {
  const bare = await LoadedServer.start("bare node:http", "bare", {});
  const receiver = await LoadedServer.start(subject, "receiver", {
    file: join(folder, "inbox.db"),
  });
  const slowHandlers = await LoadedServer.start(slow, "receiver", {
    file: join(folder, "slow.db"),
    handlerMs: 50,
  });
  const least = await LoadedServer.start("the least", "least-durable", {
    file: join(folder, "least.db"),
  });
  const naive = await LoadedServer.start("a commit a request", "naive", {
    file: join(folder, "naive.db"),
  });
  const servers = [bare, receiver, slowHandlers, naive, least];
  const figures = await measureInRounds(servers, rounds);
  const full = median(figures.find(({ name }) => name === subject)?.rounds ?? []);
  const halfLoad = await receiver.load({ seconds: 5, rate: Math.round(full / 2) });
  await Promise.all(servers.map((server) => server.stop()));
  return [
    {
      title: "HTTP receiver, SQLite inbox, answered when on disk, 50 connections",
      unit: "requests/s",
      figures,
      goals: [
        { subject, reference: bare.name, relation: "at least", limit: 0.5 },
        { subject: slow, reference: bare.name, relation: "at least", limit: 0.5 },
        { subject: least.name, reference: bare.name, relation: "at least" },
        { subject, reference: naive.name, relation: "at least", limit: 3 },
      ],
    },
    {
      title: "The same at half of its load: 99th percentile",
      unit: "ms",
      figures: [
        { name: "response", rounds: [halfLoad.p99Milliseconds] },
        { name: "event loop delay", rounds: [halfLoad.delayP99Milliseconds] },
      ],
      goals: [{ subject: "response", relation: "below", limit: 30 }],
    },
  ];
}
