import { createHash } from "node:crypto";
import type { Clock } from "@vod-events/core";
import type { CallbackSender } from "../cloud/callback-sender.js";
import { PublishedEvents } from "../cloud/published-events.js";
import { instant } from "../primitives/instant.js";
import type { VolcengineConfigStore, VolcengineSubscription } from "./config.js";
import type { VolcengineEvent } from "./event.js";
import type { VolcengineIdentifiers } from "./identifiers.js";

export interface VolcenginePublisherOptions {
  readonly clock: Clock;
  readonly config: VolcengineConfigStore;
  readonly identifiers: VolcengineIdentifiers;
  readonly sender: CallbackSender;
}

/** Publishes the events that the config lists, to every URL. */
export class VolcenginePublisher {
  readonly #options: VolcenginePublisherOptions;
  readonly #published = new PublishedEvents<{ eventType: string; event: object }>();

  constructor(options: VolcenginePublisherOptions) {
    this.#options = options;
  }

  /** Publishes an event. Ignores it when the config does not list its type. */
  publish({ eventType, data }: VolcengineEvent): void {
    const { clock, config, identifiers } = this.#options;
    if (!config.isOn(eventType)) return;
    this.publishJson({
      RequestId: identifiers.id(),
      Version: "1.0",
      EventType: eventType,
      EventTime: instant(clock.now()),
      Data: data,
    });
  }

  /** Publishes an event as it is. Throws when it has no type. */
  publishJson(event: object): void {
    const { EventType: eventType } = event as Readonly<Record<string, unknown>>;
    if (typeof eventType !== "string") throw new Error("An event must have the member EventType.");
    this.#published.add({ eventType, event });
    this.#send(eventType, event);
  }

  /**
   * Publishes the last event, or the last one of a type, again, with the same time and another `RequestId`, because the
   * cloud does not document that it stays. Throws when there is none.
   */
  publishAgain(type?: string): void {
    const { eventType, event } = this.#published.last(type);
    const isOwn = "RequestId" in event;
    this.#send(eventType, isOwn ? { ...event, RequestId: this.#options.identifiers.id() } : event);
  }

  #send(eventType: string, event: object): void {
    const { config, sender } = this.#options;
    const body = JSON.stringify(event);
    for (const subscription of config.current.Subscriptions) {
      const content = () => ({ headers: this.#headers(subscription, body), body });
      sender.start({ url: subscription.Url, eventType, content });
    }
  }

  /** @see https://www.volcengine.com/docs/4/116752 */
  #headers({ Url, ContentType }: VolcengineSubscription, body: string): Record<string, string> {
    const { clock, config } = this.#options;
    const { AuthEnabled, PrivateKey } = config.current;
    const headers = { "content-type": ContentType };
    if (AuthEnabled !== "1") return headers;
    const time = String(Math.floor(clock.now() / 1000));
    const signed = [Url, time, PrivateKey, Buffer.from(body).toString("base64")].join("|");
    const signature = createHash("md5").update(signed).digest("hex");
    return { ...headers, "x-vod-timestamp": time, "x-vod-signature": signature };
  }
}
