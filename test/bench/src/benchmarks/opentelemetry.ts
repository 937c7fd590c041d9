import type { Benchmark } from "../benchmark.js";
import { compareReceivers } from "../measure/compare-receivers.js";
import { LoadedServer } from "../measure/loaded-server.js";

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
    return [
      await compareReceivers(servers, rounds, [
        { subject, reference, relation: "at least", limit: 0.95 },
      ]),
    ];
  },
};
