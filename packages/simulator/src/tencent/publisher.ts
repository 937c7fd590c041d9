import type { Clock } from "@vod-events/core";
import type { CallbackSender } from "../cloud/callback-sender.js";
import type { TencentConfigStore } from "./config.js";
import { pushedEvent, type TencentHappening } from "./event.js";
import type { EventQueue } from "./queue.js";
import { callbackSignature } from "./signature.js";

/** What a {@link TencentPublisher} needs. */
export interface TencentPublisherOptions {
  readonly clock: Clock;
  readonly config: TencentConfigStore;
  readonly queue: EventQueue;
  readonly sender: CallbackSender;
  readonly contentType: string;
}

/** Tells of happenings through the door that the config names. */
export class TencentPublisher {
  readonly #options: TencentPublisherOptions;
  #last: TencentHappening | undefined;

  constructor(options: TencentPublisherOptions) {
    this.#options = options;
  }

  publish(happening: TencentHappening): void {
    const { config, queue, sender } = this.#options;
    this.#last = happening;
    const { Mode: mode, NotificationUrl: url } = config.current;
    if (mode === "PULL") {
      queue.put(happening);
    } else if (url !== "") {
      const { eventType } = happening;
      sender.start({ url, eventType, content: () => this.#content(happening) });
    }
  }

  /** Throws where nothing was published yet. */
  publishAgain(): void {
    if (this.#last === undefined) throw new Error("No event was raised yet");
    this.publish(this.#last);
  }

  #content(happening: TencentHappening) {
    const { clock, config, contentType } = this.#options;
    const { SignKey: key } = config.current;
    const signature = key === "" ? {} : callbackSignature(key, clock.now());
    return { headers: { "content-type": contentType }, body: pushedEvent(happening, signature) };
  }
}
