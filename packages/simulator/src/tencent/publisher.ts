import type { Clock } from "@vod-events/core";
import type { CallbackSender } from "../cloud/callback-sender.js";
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
  #last: TencentEvent | undefined;

  constructor(options: TencentPublisherOptions) {
    this.#options = options;
  }

  /** Publishes an event. In PUSH mode without a callback URL, nothing is sent. */
  publish(event: TencentEvent): void {
    const { config, queue, sender } = this.#options;
    this.#last = event;
    const { Mode: mode, NotificationUrl: url } = config.current;
    if (mode === "PULL") {
      queue.put(event);
    } else if (url !== "") {
      const { eventType } = event;
      sender.start({ url, eventType, content: () => this.#content(event) });
    }
  }

  /** Publishes the last event again. Throws when there is no event. */
  publishAgain(): void {
    if (this.#last === undefined)
      throw new Error(
        "No event has been published yet. Enable events in the callback config and trigger one.",
      );
    this.publish(this.#last);
  }

  #content(event: TencentEvent) {
    const { clock, config, contentType } = this.#options;
    const { SignKey: key } = config.current;
    const signature = key === "" ? {} : callbackSignature(key, clock.now());
    return { headers: { "content-type": contentType }, body: pushedEvent(event, signature) };
  }
}
