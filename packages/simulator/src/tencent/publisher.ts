import type { Clock } from "@vod-events/core";
import type { CallbackSender } from "../cloud/callback-sender.js";
import { PublishedEvents } from "../cloud/published-events.js";
import type { TencentConfigStore } from "./config.js";
import { pushedEvent, type TencentEvent } from "./event.js";
import type { EventQueue } from "./queue.js";
import { callbackSignature } from "./signature.js";

export interface TencentPublisherOptions {
  readonly clock: Clock;
  readonly config: TencentConfigStore;
  readonly queue: EventQueue;
  readonly sender: CallbackSender;
  readonly contentType: string;
}

/** Publishes events in the configured mode: as callbacks or to the queue. */
export class TencentPublisher {
  readonly #options: TencentPublisherOptions;
  readonly #published = new PublishedEvents<TencentEvent>();

  constructor(options: TencentPublisherOptions) {
    this.#options = options;
  }

  /** Publishes an event. In PUSH mode without a callback URL, nothing is sent. */
  publish(event: TencentEvent): void {
    const { config, queue, sender } = this.#options;
    this.#published.add(event);
    const { Mode: mode, NotificationUrl: url } = config.current;
    if (mode === "PULL") {
      queue.put(event);
    } else if (url !== "") {
      const { eventType } = event;
      sender.start({ url, eventType, content: () => this.#content(event) });
    }
  }

  /** Publishes the last event, or the last one of a type, again. Throws when there is none. */
  publishAgain(eventType?: string): void {
    this.publish(this.#published.last(eventType));
  }

  #content(event: TencentEvent) {
    const { clock, config, contentType } = this.#options;
    const { SignKey: key } = config.current;
    const signature = key === "" ? {} : callbackSignature(key, clock.now());
    return { headers: { "content-type": contentType }, body: pushedEvent(event, signature) };
  }
}
