import { createHash } from "node:crypto";
import type { Inbox, ReceivedEvent } from "@vod-events/core/inbox";

/**
 * An inbox of several inboxes. All events of a media are in the same one, by a hash of its id. Each partition has
 * workers of its own. It has no admin and no media states: use those of the partitions.
 */
export function partitionedInbox(partitions: readonly [Inbox, ...Inbox[]]): Inbox {
  const partitionOf = ({ event: { provider, mediaId, id } }: ReceivedEvent) => {
    const hash = createHash("sha256")
      .update(`${provider}:${mediaId ?? id}`)
      .digest();
    return partitions[hash.readUInt32BE() % partitions.length];
  };
  return {
    durable: partitions.every(({ durable }) => durable),
    open(host) {
      for (const partition of partitions) partition.open(host);
    },
    async start() {
      await Promise.all(partitions.map((partition) => partition.start()));
    },
    async accept(events) {
      const results = partitions.map((partition) => {
        const own = events.filter((event) => partitionOf(event) === partition);
        return own.length === 0 ? "accepted" : partition.accept(own);
      });
      return (await Promise.all(results)).find((result) => result !== "accepted") ?? "accepted";
    },
    storeUndecodable: (message) => partitions[0].storeUndecodable(message),
    async stop() {
      await Promise.all(partitions.map((partition) => partition.stop()));
    },
  };
}
