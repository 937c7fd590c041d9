import type { ConsumerInfo } from "@nats-io/jetstream";
import type { InboxHost } from "@vod-events/core/inbox";
import type { Engine } from "./engine.js";
import { decodeEvent } from "./entries.js";
import type { StoredRecord } from "./records.js";
import type { Storage } from "./storage.js";
import { consumerName, streamName } from "./streams.js";

/** How many open events without a fault one search reads. The next one continues behind them. */
const searched = 64;

/**
 * Repairs what a crash of the server leaves. A server that crashes forgets its last deletions, while it remembers the
 * acknowledgments: handled events come back into the stream, and are never delivered again.
 */
export class Recovery {
  readonly #engine: Engine;
  readonly #storage: Storage;
  readonly #host: InboxHost;
  /** The sequence at which the next search begins. */
  #next = 1;

  constructor(engine: Engine, storage: Storage, host: InboxHost) {
    this.#engine = engine;
    this.#storage = storage;
    this.#host = host;
  }

  /** Searches for leftovers until the application stops: at once, and each time that leases may have expired. */
  async run(): Promise<void> {
    const { clock, closing, report } = this.#host;
    while (!closing.aborted) {
      await this.#recover().catch((error: unknown) => report("inbox_failed", { error }));
      await clock.sleep(this.#engine.settings.ackWaitMs, closing, { ref: false }).catch(() => {});
    }
  }

  async #recover(): Promise<void> {
    const { events, attempts } = this.#storage;
    const { delivered, ack_floor } = await this.#consumer();
    let repaired = 0;
    let intact = 0;
    for await (const record of events.between(this.#next, delivered.stream_seq)) {
      this.#next = record.revision + 1;
      if (await this.#repair(record, ack_floor.stream_seq)) repaired += 1;
      else intact += 1;
      if (intact === searched || this.#host.closing.aborted) break;
    }
    if (intact < searched) this.#next = 1;
    if (repaired === 0) return;
    for await (const { key, revision } of attempts.all()) {
      if ((await events.get(key)) === undefined) await attempts.remove(revision);
    }
  }

  #consumer(): Promise<ConsumerInfo> {
    const stream = streamName(this.#engine.settings.name, "events");
    return this.#engine.use(({ manager }) => manager.consumers.info(stream, consumerName));
  }

  /**
   * Deletes an event that is done or dead. Publishes another one again that the server does not deliver, because it counts
   * all up to a sequence as acknowledged. Returns whether the event was one of them.
   */
  async #repair({ key, data, revision }: StoredRecord, acknowledged: number): Promise<boolean> {
    const { events, done, dead } = this.#storage;
    const [{ redriveOf }, doneBefore, deadBefore] = await Promise.all([
      decodeEvent(data),
      done.get(key),
      dead.get(key),
    ]);
    const isClosed =
      doneBefore !== undefined || (deadBefore !== undefined && deadBefore.revision !== redriveOf);
    if (!isClosed && revision > acknowledged) return false;
    if (isClosed || (await events.replace(key, data, revision)) !== undefined) {
      await events.remove(revision);
    }
    return true;
  }
}
