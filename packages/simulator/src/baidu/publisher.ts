import type { CloudParts, Publisher } from "../cloud/compose.js";
import { publishedEvents, typeIn } from "../cloud/published-events.js";
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
  readonly content: Readonly<Record<string, unknown>>;
}

/** Publishes the events that the callback config enables. */
export interface BaiduPublisher extends Publisher {
  /** Sends an event to the callback URL. Ignores the event when the config does not enable it. */
  publish(event: BaiduEvent): void;
}

export function baiduPublisher(options: BaiduPublisherOptions): BaiduPublisher {
  const { clock, config, identifiers, sender } = options;
  const accountId = identifiers.accountId();
  /** Inferred: the hash is an HMAC. @see https://cloud.baidu.com/doc/VOD/s/xm3h9bdh3 */
  const signature = (url: string, body: string) => {
    const now = String(clock.now());
    const content = ["POST", url, body, now, accountId].join(";");
    return {
      "vod-callback-auth-user": accountId,
      "vod-callback-auth-timestamp": now,
      "vod-callback-auth-token": hmacSha256(config.current.signKey ?? "", content).toString("hex"),
    };
  };
  /** Returns the headers of the documentation's sample, which has no Content-Type. */
  const headers = (url: string, body: string) => ({
    accept: "*/*",
    "user-agent": "AHC/2.0",
    ...(config.current.enableSign ? signature(url, body) : {}),
  });
  const events = publishedEvents(typeIn("eventType"), (event: object, eventType) => {
    const { callbackUrl: url } = config.current;
    if (!url) return;
    const body = JSON.stringify(event);
    sender.start({ url, eventType, content: () => ({ headers: headers(url, body), body }) });
  });
  return {
    publish({ flag, eventType, payloadKey, content }) {
      if (!config.current[flag]) return;
      const eventTime = instant(clock.now());
      const envelope = { eventId: identifiers.eventId(), eventType, eventTime };
      events.send({ ...envelope, [payloadKey]: content });
    },
    publishJson: events.send,
    /** Keeps the id and the event time. */
    publishAgain: events.sendAgain,
  };
}
