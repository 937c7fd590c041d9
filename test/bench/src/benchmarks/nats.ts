import { isInstalled, NatsServer } from "@vod-events/nats-server";
import type { Benchmark } from "../benchmark.js";
import { compareAccepting } from "../nats/accept.js";

/** The inbox in NATS JetStream. It is left out when `nats-server` is not on the PATH. */
export const nats: Benchmark = {
  name: "nats",
  about: "accepting events in NATS JetStream against publishing them by its client",
  guarded: false,
  async run({ rounds }) {
    if (!isInstalled) return [];
    const server = await NatsServer.start();
    try {
      return [await compareAccepting(server.url, rounds)];
    } finally {
      await server.remove();
    }
  },
};
