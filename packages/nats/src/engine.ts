import {
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
} from "@nats-io/jetstream";
import { ensureStreams } from "./ensure-streams.js";
import { failureOf, isMissingStream } from "./failures.js";
import type { NatsInboxSettings } from "./options.js";

/** The client of JetStream and the manager of its streams. */
export interface JetStream {
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
}

/** The streams of an inbox on the application's connection. They are created or updated on first use. */
export class Engine {
  readonly settings: NatsInboxSettings;
  #opening: Promise<JetStream> | undefined;

  constructor(settings: NatsInboxSettings) {
    this.settings = settings;
  }

  /** Does some work with the streams. Rejects with a `VodError`. */
  async use<T>(work: (jetStream: JetStream) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#open());
    } catch (error) {
      const failure = failureOf(error, this.settings.name);
      if (isMissingStream(failure)) this.#opening = undefined;
      throw failure;
    }
  }

  #open(): Promise<JetStream> {
    this.#opening ??= this.#connect().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #connect(): Promise<JetStream> {
    const { connection, timeoutMs } = this.settings;
    const options = { timeout: timeoutMs, checkAPI: false };
    const client = jetstream(connection, { ...options });
    const manager = await jetstreamManager(connection, { ...options });
    await ensureStreams(manager, this.settings);
    return { client, manager };
  }
}
