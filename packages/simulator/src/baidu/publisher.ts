import type { CloudParts, Publisher } from "../cloud/compose.js";
import { eventTypeIn, LastEvent } from "../cloud/last-event.js";
import { hmacSha256 } from "../primitives/hashing.js";
import { instant } from "../primitives/instant.js";
import type { BaiduConfigStore, EventFlag } from "./config.js";
import type { BaiduIdentifiers } from "./identifiers.js";

export interface BaiduPublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly config: BaiduConfigStore;
  readonly identifiers: BaiduIdentifiers;
}

/**
 * An event of Baidu AI Cloud VOD.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
export interface BaiduEvent {
  /** The flag that enables the event. Inferred: each flag enables the event that it is named after. */
  readonly flag: EventFlag;
  readonly eventType: string;
  /** The member of the event that contains {@link BaiduEvent.content}. */
  readonly payloadKey: string;
  /** Members without a value are left out. */
  readonly content: object;
}

/** Publishes the events that the callback config enables. */
export class BaiduPublisher implements Publisher {
  readonly #options: BaiduPublisherOptions;
  readonly #accountId: string;
  readonly #events = new LastEvent((event: object) => this.#send(event));

  constructor(options: BaiduPublisherOptions) {
    this.#options = options;
    this.#accountId = options.identifiers.accountId();
  }

  /** Sends an event to the callback URL. Ignores the event when the config does not enable it. */
  publish({ flag, eventType, payloadKey, content }: BaiduEvent): void {
    const { clock, config, identifiers } = this.#options;
    if (!config.current[flag]) return;
    const envelope = { eventId: identifiers.eventId(), eventType, eventTime: instant(clock.now()) };
    this.publishJson({ ...envelope, [payloadKey]: content });
  }

  publishJson(event: object): void {
    eventTypeIn(event, "eventType");
    this.#events.publish(event);
  }

  /** Keeps the id and the event time. */
  publishAgain(): void {
    this.#events.publishAgain();
  }

  #send(event: object): void {
    const { config, sender } = this.#options;
    const url = config.current.callbackUrl;
    if (!url) return;
    const eventType = eventTypeIn(event, "eventType");
    const body = JSON.stringify(event);
    sender.start({ url, eventType, content: () => ({ headers: this.#headers(url, body), body }) });
  }

  /** Returns the headers of the documentation's sample, which has no Content-Type. */
  #headers(url: string, body: string): Record<string, string> {
    const { enableSign } = this.#options.config.current;
    const signature = enableSign ? this.#signature(url, body) : {};
    return { accept: "*/*", "user-agent": "AHC/2.0", ...signature };
  }

  /** Inferred: the hash is an HMAC. @see https://cloud.baidu.com/doc/VOD/s/xm3h9bdh3 */
  #signature(url: string, body: string): Record<string, string> {
    const { clock, config } = this.#options;
    const now = String(clock.now());
    const content = ["POST", url, body, now, this.#accountId].join(";");
    const token = hmacSha256(config.current.signKey ?? "", content);
    return {
      "vod-callback-auth-user": this.#accountId,
      "vod-callback-auth-timestamp": now,
      "vod-callback-auth-token": token.toString("hex"),
    };
  }
}
