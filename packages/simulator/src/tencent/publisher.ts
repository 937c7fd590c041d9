import { createHash } from "node:crypto";
import type { CloudParts, Publisher } from "../cloud/compose.js";
import { LastEvent } from "../cloud/last-event.js";
import type { LeasedQueue } from "../cloud/leased-queue.js";
import type { TencentConfigStore } from "./config.js";
import { pushedEvent, readEvent, type TencentEvent } from "./event.js";

export interface TencentPublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly config: TencentConfigStore;
  readonly queue: LeasedQueue<TencentEvent>;
  readonly contentType: string;
}

/** Publishes events in the configured mode: as callbacks or to the queue. */
export class TencentPublisher implements Publisher {
  readonly #options: TencentPublisherOptions;
  readonly #events = new LastEvent((event: TencentEvent) => this.#send(event));

  constructor(options: TencentPublisherOptions) {
    this.#options = options;
  }

  /** Publishes an event. In PUSH mode without a callback URL, nothing is sent. */
  publish(event: TencentEvent): void {
    this.#events.publish(event);
  }

  publishJson(event: object): void {
    this.publish(readEvent(event));
  }

  publishAgain(): void {
    this.#events.publishAgain();
  }

  #send(event: TencentEvent): void {
    const { config, queue, sender } = this.#options;
    const { Mode: mode, NotificationUrl: url } = config.current;
    if (mode === "PULL") {
      queue.put(event);
    } else if (url !== "") {
      const { eventType } = event;
      sender.start({ url, eventType, content: () => this.#content(event) });
    }
  }

  #content(event: TencentEvent) {
    const { clock, config, contentType } = this.#options;
    const { SignKey: key } = config.current;
    const signature = key === "" ? {} : callbackSignature(key, clock.now());
    return { headers: { "content-type": contentType }, body: pushedEvent(event, signature) };
  }
}

/** How long a callback signature is valid. */
const lifetimeSeconds = 600;

/** Inferred: the fields are on the same level as EventType, and the hash is in lower case. */
function callbackSignature(signKey: string, now: number): { Sign: string; T: number } {
  const expiry = Math.floor(now / 1000) + lifetimeSeconds;
  return { Sign: createHash("md5").update(`${signKey}${expiry}`).digest("hex"), T: expiry };
}
