import type { Clock } from "@vod-events/core";
import type { CallbackSender } from "../cloud/callback-sender.js";
import { PublishedEvents } from "../cloud/published-events.js";
import { instant } from "../primitives/instant.js";
import type { BaiduConfigStore } from "./config.js";
import type { BaiduEvent } from "./event.js";
import type { BaiduIdentifiers } from "./identifiers.js";
import { signatureHeaders } from "./signature.js";

export interface BaiduPublisherOptions {
  readonly clock: Clock;
  readonly config: BaiduConfigStore;
  readonly identifiers: BaiduIdentifiers;
  readonly sender: CallbackSender;
}

interface Event {
  readonly eventType: string;
  readonly body: string;
}

/** Publishes the events that the callback config enables. */
export class BaiduPublisher {
  readonly #options: BaiduPublisherOptions;
  readonly #accountId: string;
  readonly #published = new PublishedEvents<Event>();

  constructor(options: BaiduPublisherOptions) {
    this.#options = options;
    this.#accountId = options.identifiers.accountId();
  }

  /** Sends an event to the callback URL. Ignores the event when the config does not enable it. */
  publish({ flag, eventType, payloadKey, content }: BaiduEvent): void {
    const { clock, config, identifiers } = this.#options;
    if (!config.current[flag]) return;
    const body = JSON.stringify({
      eventId: identifiers.eventId(),
      eventType,
      eventTime: instant(clock.now()),
      [payloadKey]: content,
    });
    this.#send(this.#published.add({ eventType, body }));
  }

  /** Publishes an event as it is. Throws when it has no type. */
  publishJson(event: object): void {
    const { eventType } = event as Readonly<Record<string, unknown>>;
    if (typeof eventType !== "string") throw new Error("An event must have the member eventType.");
    this.#send(this.#published.add({ eventType, body: JSON.stringify(event) }));
  }

  /**
   * Publishes the last event, or the last one of a type, again, with the same id and event time. Throws when there is
   * none.
   */
  publishAgain(eventType?: string): void {
    this.#send(this.#published.last(eventType));
  }

  #send({ eventType, body }: Event): void {
    const { config, sender } = this.#options;
    const url = config.current.callbackUrl;
    if (!url) return;
    sender.start({ url, eventType, content: () => ({ headers: this.#headers(url, body), body }) });
  }

  /** Returns the headers of the documentation's sample, which has no Content-Type. */
  #headers(url: string, body: string): Record<string, string> {
    const { clock, config } = this.#options;
    const { enableSign, signKey = "" } = config.current;
    const accountId = this.#accountId;
    const callback = { url, body, accountId, now: clock.now() };
    return {
      accept: "*/*",
      "user-agent": "AHC/2.0",
      ...(enableSign ? signatureHeaders(signKey, callback) : {}),
    };
  }
}
