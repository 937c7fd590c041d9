import type { Comparison } from "../benchmark.js";
import type { LoadedServer } from "./loaded-server.js";
import { measureInRounds } from "./measure-in-rounds.js";

/** Compares HTTP servers that answer when a trivial handler is done, and stops them. */
export async function compareReceivers(
  servers: readonly LoadedServer[],
  rounds: number,
  goals: Comparison["goals"],
): Promise<Comparison> {
  const figures = await measureInRounds(servers, rounds);
  await Promise.all(servers.map((server) => server.stop()));
  return {
    title: "HTTP receiver, memory inbox, a trivial handler, 50 connections",
    unit: "requests/s",
    figures,
    goals,
  };
}
