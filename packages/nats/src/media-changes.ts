import { randomUUID } from "node:crypto";
import { isVodError } from "@vod-events/core";
import type { MediaKey } from "@vod-events/core/inbox";
import type { NatsInboxSettings } from "./options.js";
import type { Storage } from "./storage.js";

/** Keys of more characters are not sent. The default limit of a message is 1 MB. */
const longestKeys = 100_000;

interface Change {
  readonly store: string;
  readonly keys?: readonly MediaKey[];
}

type Listener = (keys?: readonly MediaKey[]) => void;

/** Notifications between the machines of an inbox that media states changed: plain messages, which no stream stores. */
export class MediaChanges {
  readonly #settings: NatsInboxSettings;
  readonly #storage: Storage;
  readonly #store = randomUUID();
  readonly #listeners = new Set<Listener>();
  #subscription: { unsubscribe(): void } | undefined;

  constructor(settings: NatsInboxSettings, storage: Storage) {
    this.#settings = settings;
    this.#storage = storage;
  }

  /** Notifies the other machines. Those that miss it poll. */
  publish(keys: readonly Pick<MediaKey, "provider" | "mediaId">[]): void {
    const { connection } = this.#settings;
    if (keys.length === 0 || connection.isClosed()) return;
    const pairs = keys.map(({ provider, mediaId }) => ({ provider, mediaId }));
    const isShort = JSON.stringify(pairs).length <= longestKeys;
    const change: Change = { store: this.#store, ...(isShort && { keys: pairs }) };
    connection.publish(this.#subject, JSON.stringify(change));
  }

  /** Calls a listener on each change on another machine. Resolves when the server knows, or cannot be reached. */
  async subscribe(listener: Listener): Promise<void> {
    this.#listeners.add(listener);
    this.#subscription ??= this.#settings.connection.subscribe(this.#subject, {
      callback: (error, message) => {
        if (error === null) this.#onChange(message.json());
      },
    });
    // The answer to a later request on the connection.
    await this.#storage.media.count().catch((error: unknown) => {
      if (isVodError(error) && error.code === "config_invalid") throw error;
    });
  }

  /** Ends all calls. */
  close(): void {
    this.#listeners.clear();
    if (!this.#settings.connection.isClosed()) this.#subscription?.unsubscribe();
  }

  get #subject(): string {
    return `${this.#settings.name}.media_changed`;
  }

  #onChange({ store, keys }: Change): void {
    if (store === this.#store) return;
    for (const listener of this.#listeners) listener(keys);
  }
}
