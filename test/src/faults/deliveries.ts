import { setTimeout as sleep } from "node:timers/promises";
import { eventId } from "@vod-events/core/provider";
import type { AcmeWire } from "../core/acme.js";
import { post, type Receiver } from "../delivery/post.js";

/** How long a cloud waits for an answer. */
const answerMs = 4000;

/** A cloud that sends callbacks to any of some receivers, each one until it is acknowledged. */
export class Deliveries {
  /** The ids of the events that were acknowledged. */
  readonly accepted = new Set<string>();
  /** The contents of the acknowledged callbacks. */
  readonly contents: Partial<AcmeWire>[] = [];
  /** How many callbacks were not acknowledged. */
  rejected = 0;
  readonly #receiver: () => Promise<Receiver>;
  readonly #senders: Promise<void>[] = [];
  #isEnding = false;

  constructor(receiver: () => Promise<Receiver>) {
    this.#receiver = receiver;
  }

  /** Sends new callbacks, so many at a time, until `end`. Each has two events of one media. */
  start(concurrency: number): void {
    for (let sender = 0; sender < concurrency; sender += 1) this.#senders.push(this.#send(sender));
  }

  /** Sends no new callbacks. Resolves when all are acknowledged. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.all(this.#senders);
  }

  /** Sends one callback until it is acknowledged. */
  async deliver(name: string): Promise<void> {
    const json = { uploads: [name], unknowns: [name] };
    while ((await post(await this.#receiver(), json, answerMs)) !== 200) {
      this.rejected += 1;
      await sleep(20);
    }
    this.contents.push(json);
    for (const type of ["upload", "oddity"]) this.accepted.add(eventId("acme", type, name));
  }

  async #send(sender: number): Promise<void> {
    for (let next = 0; !this.#isEnding; next += 1) {
      await this.deliver(`m${sender}-${next}`);
      await sleep(Math.random() * 20);
    }
  }
}
