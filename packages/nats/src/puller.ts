import type { Consumer, ConsumerMessages, JsMsg } from "@nats-io/jetstream";
import { type Backoff, backoffMs, type InboxHost } from "@vod-events/core/inbox";
import type { Engine } from "./engine.js";
import type { Processor } from "./processor.js";
import { consumerName, streamName } from "./streams.js";

/**
 * How long the server keeps a request for events. The client gives a request up when no heartbeat, which comes twice in
 * this time, has arrived in it: the leader of the consumer may have crashed.
 */
const requestMs = 4000;
const failureBackoff: Backoff = { baseMs: 200, capMs: 10_000 };

/** Requests as many events as this machine has free slots, and has them processed. */
export class Puller {
  readonly #engine: Engine;
  readonly #processor: Processor;
  readonly #host: InboxHost;
  readonly #requests = new Set<ConsumerMessages>();
  readonly #running = new Set<Promise<void>>();
  #consumer: Consumer | undefined;
  /** The number of events that handlers run for. */
  #handling = 0;
  /** The number of requested events that have not arrived. */
  #requested = 0;
  /** The number of events being processed: handled or settled. */
  #processing = 0;
  #failures = 0;
  #isStopping = false;

  constructor(engine: Engine, processor: Processor, host: InboxHost) {
    this.#engine = engine;
    this.#processor = processor;
    this.#host = host;
  }

  /** Requests events for the free slots. As many events as may be handled can be in settlement at the same time. */
  pull(): void {
    const { concurrency } = this.#host.handling;
    const slots = Math.min(concurrency - this.#handling, 2 * concurrency - this.#processing);
    const free = slots - this.#requested;
    const isWorthwhile = this.#requested === 0 || free >= concurrency / 2;
    if (this.#isStopping || free < 1 || !isWorthwhile) return;
    this.#track(this.#request(free));
  }

  /** Requests no more events, releases those that have not begun, and resolves when the others are settled. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const messages of this.#requests) messages.stop();
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #request(count: number): Promise<void> {
    const pending = { left: count };
    this.#requested += count;
    try {
      const consumer = await this.#openConsumer();
      await this.#engine.use(() => this.#receive(consumer, pending));
      this.#failures = 0;
    } catch (error) {
      this.#consumer = undefined;
      await this.#waitAfter(error);
    } finally {
      this.#requested -= pending.left;
      this.pull();
    }
  }

  /** Receives the events of one request. The client repeats a request after it has reconnected. */
  async #receive(consumer: Consumer, pending: { left: number }): Promise<void> {
    const messages = await consumer.fetch({ max_messages: pending.left, expires: requestMs });
    this.#requests.add(messages);
    if (this.#isStopping) messages.stop();
    try {
      for await (const message of messages) {
        if (this.#isStopping || pending.left === 0) {
          message.nak();
          continue;
        }
        pending.left -= 1;
        this.#requested -= 1;
        this.#begin(message);
        if (pending.left === 0) messages.stop();
      }
    } finally {
      this.#requests.delete(messages);
    }
  }

  #begin(message: JsMsg): void {
    let isHandling = true;
    this.#handling += 1;
    this.#processing += 1;
    const onHandled = () => {
      if (!isHandling) return;
      isHandling = false;
      this.#handling -= 1;
      this.pull();
    };
    this.#track(
      this.#processor.process(message, onHandled).then(() => {
        this.#processing -= 1;
        this.pull();
      }),
    );
  }

  async #openConsumer(): Promise<Consumer> {
    const stream = streamName(this.#engine.settings.name, "events");
    this.#consumer ??= await this.#engine.use(({ client }) =>
      client.consumers.get(stream, consumerName),
    );
    return this.#consumer;
  }

  async #waitAfter(error: unknown): Promise<void> {
    const { clock, random, report, closing } = this.#host;
    if (this.#isStopping) return;
    this.#failures += 1;
    report("inbox_failed", { error });
    const wait = backoffMs(this.#failures, failureBackoff, random);
    await clock.sleep(wait, closing, { ref: false }).catch(() => {});
  }

  #track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }
}
