import { join } from "node:path";
import type { Benchmark, Comparison } from "../benchmark.js";
import { LoadedServer } from "../measure/loaded-server.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";
import { median } from "../measure/median.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";

const subject = "vod-events";

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
  const naive = await LoadedServer.start("a commit a request", "naive", {
    file: join(folder, "naive.db"),
  });
  const least = await LoadedServer.start("the least", "least-durable", {
    file: join(folder, "least.db"),
    threaded: false,
  });
  const threaded = await LoadedServer.start("the least, in a thread", "least-durable", {
    file: join(folder, "threaded.db"),
    threaded: true,
  });
  const servers = [bare, receiver, naive, least, threaded];
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
        { subject, reference: naive.name, relation: "at least", limit: 3 },
      ],
    },
    {
      title: "The same at half of its load: 99 of 100 answers within",
      unit: "ms",
      figures: [{ name: subject, rounds: [halfLoad.p99Milliseconds] }],
      goals: [{ subject, relation: "below", limit: 50 }],
    },
  ];
}
