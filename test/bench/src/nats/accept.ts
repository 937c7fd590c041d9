import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { NewEntry } from "@vod-events/core/inbox";
import { natsInbox } from "@vod-events/nats";
import type { Comparison } from "../benchmark.js";
import { pushedUpload } from "../bodies/upload-entry.js";
import { openInbox } from "../inboxes/open-inbox.js";
import { eventsPerSecond } from "../measure/events-per-second.js";
import { measureInRounds } from "../measure/measure-in-rounds.js";

const subject = "vod-events";
const reference = "client, asynchronous publish";
const callers = 256;
const events = 20_000;
/** A stream of this size is deleted and created again between two rounds. */
const maxOpen = 2 * events;

/**
 * Compares accepting callbacks of one event each with publishing the same event, its integrity and its delivery as JSON
 * by the client, on one connection and with as many in flight.
 */
export async function compareAccepting(url: string, rounds: number): Promise<Comparison> {
  const connection = await connect({ servers: url });
  const client = jetstream(connection);
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: "plain", subjects: ["plain.>"] });
  let inboxes = 0;
  const contenders = [
    eventsPerSecond(
      reference,
      events,
      async () => {
        await manager.streams.purge("plain");
        return uploads();
      },
      (entries) =>
        shared(entries, (entry) =>
          client.publish(`plain.${entry.event.mediaId}`, JSON.stringify(plain(entry))),
        ),
    ),
    eventsPerSecond(
      subject,
      events,
      async () => {
        if (inboxes > 0) await removeStreams(`bench${inboxes}`);
        inboxes += 1;
        const inbox = natsInbox({ connection, name: `bench${inboxes}`, worker: false, maxOpen });
        await openInbox(inbox);
        await inbox.admin.stats();
        return { inbox, entries: uploads() };
      },
      ({ inbox, entries }) =>
        shared(entries, async (entry) => {
          const result = await inbox.accept([entry]);
          if (result !== "accepted")
            throw new Error(`an event of the suite is not accepted: ${result}`);
        }),
    ),
  ];
  const figures = await measureInRounds(contenders, rounds);
  await connection.close();
  return {
    title: `NATS JetStream: ${callers} callers store one callback at a time`,
    unit: "events/s",
    figures,
    goals: [{ subject, reference, relation: "at least", limit: 0.7 }],
  };

  async function removeStreams(prefix: string): Promise<void> {
    for (const name of ["events", "attempts", "done", "dead", "state"]) {
      await manager.streams.delete(`${prefix}_${name}`);
    }
  }
}

function uploads(): Iterable<NewEntry> {
  return Array.from({ length: events }, (_, index) =>
    pushedUpload(`528589000000${index}`),
  ).values();
}

/** Passes entries to an action, many at the same time. */
async function shared(
  entries: Iterable<NewEntry>,
  action: (entry: NewEntry) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (const entry of entries) await action(entry);
    }),
  );
}

function plain({ event, receivedAt, integrity, delivery }: NewEntry): object {
  const body = delivery && Buffer.from(delivery.body).toString("base64");
  return { event, receivedAt, integrity, body, headers: delivery?.headers };
}
