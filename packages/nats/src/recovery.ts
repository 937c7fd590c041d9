import type { InboxHost } from "@vod-events/core/inbox";
import type { Engine } from "./engine.js";
import { decodeEvent } from "./entries.js";
import type { StoredRecord } from "./records.js";
import type { Storage } from "./storage.js";
import { consumerName, streamName } from "./streams.js";

/**
 * Repairs what a crash of the server leaves. A server that crashes forgets its last deletions, while it remembers the
 * acknowledgments: handled events come back into the stream, and are never delivered again.
 */
export class Recovery {
  readonly #engine: Engine;
  readonly #storage: Storage;
  readonly #host: InboxHost;

  constructor(engine: Engine, storage: Storage, host: InboxHost) {
    this.#engine = engine;
    this.#storage = storage;
    this.#host = host;
  }

  /** Looks for leftovers until the application stops: at once, and each time that leases may have expired. */
  async run(): Promise<void> {
    const { clock, closing, report } = this.#host;
    while (!closing.aborted) {
      await this.#recover().catch((error: unknown) => report("inbox_failed", { error }));
      await clock.sleep(this.#engine.settings.ackWaitMs, closing, { ref: false }).catch(() => {});
    }
  }

  async #recover(): Promise<void> {
    const { events, attempts } = this.#storage;
    let count = 0;
    for await (const record of events.upTo(await this.#acknowledged())) {
      await this.#recoverEvent(record);
      count += 1;
    }
    if (count === 0) return;
    for await (const { key, revision } of attempts.all()) {
      if ((await events.get(key)) === undefined) await attempts.remove(revision);
    }
  }

  /** Returns the sequence up to which the server delivers no event again. */
  async #acknowledged(): Promise<number> {
    const stream = streamName(this.#engine.settings.name, "events");
    const { ack_floor } = await this.#engine.use(({ manager }) =>
      manager.consumers.info(stream, consumerName),
    );
    return ack_floor.stream_seq;
  }

  /** Deletes an event that is done or dead. Publishes another one again, so that it is delivered. */
  async #recoverEvent({ key, data, revision }: StoredRecord): Promise<void> {
    const { events, done, dead } = this.#storage;
    const [{ redriveOf }, doneBefore, deadBefore] = await Promise.all([
      decodeEvent(data),
      done.get(key),
      dead.get(key),
    ]);
    const isClosed =
      doneBefore !== undefined || (deadBefore !== undefined && deadBefore.revision !== redriveOf);
    if (isClosed || (await events.replace(key, data, revision)) !== undefined) {
      await events.remove(revision);
    }
  }
}
