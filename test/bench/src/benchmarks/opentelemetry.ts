import type { Benchmark } from "../benchmark.js";
import { LoadedServer } from "../measure/loaded-server.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";

const subject = "with openTelemetry(), no SDK";
const reference = "without";

/** The instrumentation of OpenTelemetry in an application that registers no SDK. */
export const opentelemetry: Benchmark = {
  name: "opentelemetry",
  about: "the HTTP receiver with openTelemetry() and no SDK against one without it",
  guarded: false,
  async run({ rounds }) {
    const servers = [
      await LoadedServer.start(reference, "receiver", {}),
      await LoadedServer.start(subject, "receiver", { instrumented: true }),
    ];
    const figures = await measureInRounds(servers, rounds);
    await Promise.all(servers.map((server) => server.stop()));
    return [
      {
        title: "HTTP receiver, memory inbox, a trivial handler, 50 connections",
        unit: "requests/s",
        figures,
        goals: [{ subject, reference, relation: "at least", limit: 0.95 }],
      },
    ];
  },
};
