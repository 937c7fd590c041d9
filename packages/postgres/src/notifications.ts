import { randomUUID } from "node:crypto";
import { failureOf } from "./failures.js";
import type { PostgresStoreSettings } from "./options.js";
import { takeConnection } from "./pool.js";

/** The channel of all inboxes of a database. A payload is the schema and the store that sends. */
const channel = "vod_events";

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
  readonly #closing = new AbortController();
  readonly #store = randomUUID();
  #sending: Promise<void> | undefined;
  #isPending = false;
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
    this.#listening ??= new Promise((resolve, reject) => {
      void this.#listenUntilClosed(resolve, reject);
    });
    return this.#listening;
  }

  /** Notifies the other stores. A call during another one has one effect together with it. */
  notify(): void {
    if (this.#closing.signal.aborted) return;
    this.#isPending = true;
    this.#sending ??= this.#send();
  }

  /** Ends all calls. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#listeners.clear();
    await this.#sending;
  }

  /** Stores that miss a notification poll. */
  async #send(): Promise<void> {
    const { pool, schema } = this.#settings;
    const values = [channel, `${schema} ${this.#store}`];
    while (this.#isPending) {
      this.#isPending = false;
      try {
        await pool.query({ text: "select pg_notify($1, $2)", values });
      } catch {
        this.#isPending = false;
      }
    }
    this.#sending = undefined;
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
      await client.query({ text: `listen ${channel}` });
      onListening();
      this.#wakeAll();
      await ended;
    } finally {
      signal.removeEventListener("abort", end);
      client.release(true);
    }
  }

  #onNotification(notification: unknown): void {
    const { payload } = notification as { readonly payload: string };
    const [schema, store] = payload.split(" ");
    if (schema === this.#settings.schema && store !== this.#store) this.#wakeAll();
  }

  #wakeAll(): void {
    for (const listener of this.#listeners) listener();
  }
}
