import { createHash } from "node:crypto";
import type { CloudParts, Publisher } from "../cloud/compose.js";
import { eventTypeIn, LastEvent } from "../cloud/last-event.js";
import { instant } from "../primitives/instant.js";
import type { AlibabaConfigStore } from "./config.js";
import type { AlibabaEvent } from "./event.js";

export interface AlibabaPublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly config: AlibabaConfigStore;
  /** Puts the body of an event into the queue. */
  readonly enqueue: (body: string) => void;
}

/** Publishes the events that the config lists, as callbacks or to the queue. */
export class AlibabaPublisher implements Publisher {
  readonly #options: AlibabaPublisherOptions;
  readonly #events = new LastEvent((event: object) => this.#send(event));

  constructor(options: AlibabaPublisherOptions) {
    this.#options = options;
  }

  /** Publishes an event. Ignores it when the config does not list its type. */
  publish({ eventType, content }: AlibabaEvent): void {
    const { clock, config } = this.#options;
    if (!config.isOn(eventType)) return;
    const envelope = { EventType: eventType, EventTime: instant(clock.now()) };
    this.publishJson({ ...envelope, ...content });
  }

  publishJson(event: object): void {
    eventTypeIn(event, "EventType");
    this.#events.publish(event);
  }

  /** Keeps the time. */
  publishAgain(): void {
    this.#events.publishAgain();
  }

  #send(event: object): void {
    const { config, sender, enqueue } = this.#options;
    const eventType = eventTypeIn(event, "EventType");
    const body = JSON.stringify(event);
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
