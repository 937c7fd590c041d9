import { randomUUID } from "node:crypto";
import { type JetStreamManager, jetstreamManager } from "@nats-io/jetstream";
import { connect, type NatsConnection, type NodeConnectionOptions } from "@nats-io/transport-node";
import type { Inbox } from "@vod-events/core";
import { type NatsInbox, type NatsInboxOptions, natsInbox } from "@vod-events/nats";

/** Connections to a server, and the inboxes on them. */
export class TestInboxes {
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  readonly #names = new Map<Inbox, string>();

  private constructor(connection: NatsConnection, manager: JetStreamManager) {
    this.connection = connection;
    this.manager = manager;
  }

  static async connect(
    servers: string | string[],
    options: NodeConnectionOptions = {},
  ): Promise<TestInboxes> {
    const reconnects = { maxReconnectAttempts: -1, reconnectTimeWait: 50, reconnectJitter: 1 };
    const connection = await connect({ servers, ...reconnects, ...options });
    return new TestInboxes(
      connection,
      await jetstreamManager(connection, { checkAPI: false, timeout: 1000 }),
    );
  }

  /** Creates an inbox, on streams of its own unless the options name them. */
  create(options: Partial<NatsInboxOptions> = {}): NatsInbox {
    const { name = `test_${randomUUID()}` } = options;
    const inbox = natsInbox({ connection: this.connection, name, ...options });
    this.#names.set(inbox, name);
    return inbox;
  }

  nameOf(inbox: Inbox): string {
    return this.#names.get(inbox) ?? "";
  }

  /** Makes the server deliver the running events of an inbox again, as when nobody renews their leases. */
  async expireLeases(inbox: Inbox): Promise<void> {
    const stream = `${this.nameOf(inbox)}_attempts`;
    const filter = { subjects_filter: ">" };
    const { state } = await this.manager.streams.info(stream, filter);
    for (const last_by_subj of Object.keys(state.subjects ?? {})) {
      const message = await this.manager.streams.getMessage(stream, { last_by_subj });
      const attempt = message?.json<{ state: string; reply: string }>();
      if (attempt?.state === "running") this.connection.publish(attempt.reply, "-NAK");
    }
    await this.connection.flush();
  }

  /** Deletes the streams and closes the connection. */
  async remove(): Promise<void> {
    for (const name of new Set(this.#names.values())) {
      for (const kind of ["events", "attempts", "done", "dead", "state", "media"]) {
        await this.manager.streams.delete(`${name}_${kind}`).catch(() => {});
      }
    }
    await this.connection.close();
  }
}
