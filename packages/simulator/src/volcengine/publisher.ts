import { createHash } from "node:crypto";
import type { CloudParts, Publisher } from "../cloud/compose.js";
import { eventTypeIn, LastEvent } from "../cloud/last-event.js";
import { instant } from "../primitives/instant.js";
import type { VolcengineConfigStore, VolcengineSubscription } from "./config.js";
import type { VolcengineEvent } from "./event.js";
import type { VolcengineIdentifiers } from "./identifiers.js";

export interface VolcenginePublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly config: VolcengineConfigStore;
  readonly identifiers: VolcengineIdentifiers;
}

/** Publishes the events that the config lists, to every URL. */
export class VolcenginePublisher implements Publisher {
  readonly #options: VolcenginePublisherOptions;
  readonly #events = new LastEvent((event: object) => this.#send(event));

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

  publishJson(event: object): void {
    eventTypeIn(event, "EventType");
    this.#events.publish(event);
  }

  /** Keeps the time. Changes the `RequestId`, because the cloud does not document that it stays. */
  publishAgain(): void {
    const { identifiers } = this.#options;
    this.#events.publishAgain((event) =>
      "RequestId" in event ? { ...event, RequestId: identifiers.id() } : event,
    );
  }

  #send(event: object): void {
    const { config, sender } = this.#options;
    const eventType = eventTypeIn(event, "EventType");
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
