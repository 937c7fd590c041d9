import { randomUUID } from "node:crypto";
import type { MediaKey } from "@vod-events/core/inbox";
import { decodeKeys, encodeKeys } from "./changed-keys.js";
import { failureOf } from "./failures.js";
import type { PostgresStoreSettings } from "./options.js";
import { takeConnection } from "./pool.js";

/**
 * The channels of all inboxes of a database. A payload is the schema and the store that sends, and the keys of changed
 * media states.
 */
const eventChannel = "vod_events";
const mediaChannel = "vod_events_media";

type MediaListener = (keys?: readonly MediaKey[]) => void;

const shortestPauseMs = 250;
const longestPauseMs = 30_000;

/**
 * The notifications between the stores of an inbox, by `LISTEN` on a connection of its own. `NOTIFY` is not part of the
 * transaction that stores an event, because transactions that notify commit one after another.
 *
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export class Notifications {
  readonly #settings: PostgresStoreSettings;
  readonly #listeners = new Set<() => void>();
  readonly #mediaListeners = new Set<MediaListener>();
  readonly #closing = new AbortController();
  readonly #store = randomUUID();
  #sending: Promise<void> | undefined;
  #isPending = false;
  #changedKeys: MediaKey[] = [];
  #listening: Promise<void> | undefined;

  constructor(settings: PostgresStoreSettings) {
    this.#settings = settings;
  }

  /**
   * Calls a listener on each notification of another store, and after a reconnect. Resolves when the first connection
   * listens, or has failed for now. Rejects with `config_invalid` when it cannot succeed.
   */
  subscribe(listener: () => void): Promise<void> {
    this.#listeners.add(listener);
    return this.#startListening();
  }

  /** Notifies the other stores. A call during another one has one effect together with it. */
  notify(): void {
    this.#isPending = true;
    this.#startSending();
  }

  /** The same for media states. */
  readonly media = {
    subscribe: (listener: MediaListener): Promise<void> => {
      this.#mediaListeners.add(listener);
      return this.#startListening();
    },
    notify: (keys: readonly MediaKey[]): void => {
      this.#changedKeys.push(...keys);
      this.#startSending();
    },
  };

  /** Ends all calls. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#listeners.clear();
    this.#mediaListeners.clear();
    await this.#sending;
  }

  #startListening(): Promise<void> {
    this.#listening ??= new Promise((resolve, reject) => {
      void this.#listenUntilClosed(resolve, reject);
    });
    return this.#listening;
  }

  #startSending(): void {
    if (this.#closing.signal.aborted) return;
    this.#sending ??= this.#send();
  }

  /** Stores that miss a notification poll. */
  async #send(): Promise<void> {
    const text =
      "select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as sent (channel, payload)";
    for (let pending = this.#takePending(); pending.size > 0; pending = this.#takePending()) {
      const values = [[...pending.keys()], [...pending.values()]];
      await this.#settings.pool.query({ text, values }).catch(() => {});
    }
    this.#sending = undefined;
  }

  /** Returns the payloads to send, by their channels. */
  #takePending(): ReadonlyMap<string, string> {
    const sender = `${this.#settings.schema} ${this.#store}`;
    const pending = new Map<string, string>();
    if (this.#isPending) pending.set(eventChannel, sender);
    if (this.#changedKeys.length > 0) {
      pending.set(mediaChannel, `${sender} ${encodeKeys(this.#changedKeys)}`);
    }
    this.#isPending = false;
    this.#changedKeys = [];
    return pending;
  }

  async #listenUntilClosed(
    onListening: () => void,
    onInvalid: (error: unknown) => void,
  ): Promise<void> {
    const { clock, schema } = this.#settings;
    const { signal } = this.#closing;
    for (let failures = 0; !signal.aborted; ) {
      try {
        await this.#listen(() => {
          failures = 0;
          onListening();
        });
      } catch (error) {
        const failure = failureOf(error, schema);
        if (failure.code === "config_invalid") onInvalid(failure);
      }
      onListening();
      const pauseMs = Math.min(shortestPauseMs * 2 ** failures, longestPauseMs);
      failures += 1;
      await clock
        .sleep(pauseMs * (0.5 + Math.random() / 2), signal, { ref: false })
        .catch(() => {});
    }
    onListening();
  }

  /** Listens until the connection is lost or the store is closed. */
  async #listen(onListening: () => void): Promise<void> {
    const { signal } = this.#closing;
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = () => resolve();
    });
    const client = await takeConnection(this.#settings.pool, end);
    try {
      client.on("end", end);
      signal.addEventListener("abort", end);
      client.on("notification", (notification) => this.#onNotification(notification));
      if (signal.aborted) return;
      await client.query({ text: `listen ${eventChannel}; listen ${mediaChannel}` });
      onListening();
      this.#wakeAll();
      for (const listener of this.#mediaListeners) listener();
      await ended;
    } finally {
      signal.removeEventListener("abort", end);
      client.release(true);
    }
  }

  #onNotification(notification: unknown): void {
    const { channel, payload } = notification as {
      readonly channel: string;
      readonly payload: string;
    };
    const [, schema, store, keys = ""] = /^(\S+) (\S+) ?(.*)$/s.exec(payload) ?? [];
    if (schema !== this.#settings.schema || store === this.#store) return;
    if (channel === eventChannel) this.#wakeAll();
    else for (const listener of this.#mediaListeners) listener(decodeKeys(keys));
  }

  #wakeAll(): void {
    for (const listener of this.#listeners) listener();
  }
}
