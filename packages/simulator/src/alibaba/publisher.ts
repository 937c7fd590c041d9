import { createHash } from "node:crypto";
import type { Clock } from "@vod-events/core";
import type { CallbackSender } from "../cloud/callback-sender.js";
import { PublishedEvents } from "../cloud/published-events.js";
import { instant } from "../primitives/instant.js";
import type { AlibabaConfigStore } from "./config.js";
import type { AlibabaEvent } from "./event.js";

export interface AlibabaPublisherOptions {
  readonly clock: Clock;
  readonly config: AlibabaConfigStore;
  readonly sender: CallbackSender;
  /** Puts the body of an event into the queue. */
  readonly enqueue: (body: string) => void;
}

interface Event {
  readonly eventType: string;
  readonly body: string;
}

/** Publishes the events that the config lists, as callbacks or to the queue. */
export class AlibabaPublisher {
  readonly #options: AlibabaPublisherOptions;
  readonly #published = new PublishedEvents<Event>();

  constructor(options: AlibabaPublisherOptions) {
    this.#options = options;
  }

  /** Publishes an event. Ignores it when the config does not list its type. */
  publish({ eventType, content }: AlibabaEvent): void {
    const { clock, config } = this.#options;
    if (!config.isOn(eventType)) return;
    const envelope = { EventType: eventType, EventTime: instant(clock.now()) };
    const body = JSON.stringify({ ...envelope, ...content });
    this.#send(this.#published.add({ eventType, body }));
  }

  /** Publishes an event as it is. Throws when it has no type. */
  publishJson(event: object): void {
    const { EventType: eventType } = event as Readonly<Record<string, unknown>>;
    if (typeof eventType !== "string") throw new Error("An event must have the member EventType.");
    this.#send(this.#published.add({ eventType, body: JSON.stringify(event) }));
  }

  /** Publishes the last event, or the last one of a type, again, with the same time. Throws when there is none. */
  publishAgain(eventType?: string): void {
    this.#send(this.#published.last(eventType));
  }

  #send({ eventType, body }: Event): void {
    const { config, sender, enqueue } = this.#options;
    const { CallbackType: type, CallbackURL: url } = config.current;
    if (type === "MNS") {
      enqueue(body);
    } else if (url !== undefined) {
      sender.start({ url, eventType, content: () => ({ headers: this.#headers(url), body }) });
    }
  }

  /** @see https://www.alibabacloud.com/help/en/vod/user-guide/http-callback-authentication */
  #headers(url: string): Record<string, string> {
    const { clock, config } = this.#options;
    const { AuthSwitch, AuthKey } = config.current;
    const contentType = { "content-type": "application/json" };
    if (AuthSwitch !== "on") return contentType;
    const timestamp = String(Math.floor(clock.now() / 1000));
    const signature = createHash("md5").update(`${url}|${timestamp}|${AuthKey}`).digest("hex");
    return { ...contentType, "x-vod-timestamp": timestamp, "x-vod-signature": signature };
  }
}
