import { createHash } from "node:crypto";
import type { CloudParts, Publisher } from "../cloud/compose.js";
import type { LeasedQueue } from "../cloud/leased-queue.js";
import { publishedEvents } from "../cloud/published-events.js";
import type { TencentConfigStore } from "./config.js";
import { pushedEvent, readEvent, type TencentEvent } from "./event.js";

export interface TencentPublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly config: TencentConfigStore;
  readonly queue: LeasedQueue<TencentEvent>;
  readonly contentType: string;
}

/** Publishes events in the configured mode: as callbacks or to the queue. */
export interface TencentPublisher extends Publisher {
  /** Publishes an event. In PUSH mode without a callback URL, nothing is sent. */
  publish(event: TencentEvent): void;
}

export function tencentPublisher(options: TencentPublisherOptions): TencentPublisher {
  const { clock, config, queue, sender, contentType } = options;
  const content = (event: TencentEvent) => {
    const { SignKey: key } = config.current;
    const signature = key === "" ? {} : callbackSignature(key, clock.now());
    return { headers: { "content-type": contentType }, body: pushedEvent(event, signature) };
  };
  const events = publishedEvents(typeOf, (event: TencentEvent, eventType) => {
    const { Mode: mode, NotificationUrl: url } = config.current;
    if (mode === "PULL") queue.put(event);
    else if (url !== "") sender.start({ url, eventType, content: () => content(event) });
  });
  return {
    publish: events.send,
    publishJson: (event) => events.send(readEvent(event)),
    publishAgain: events.sendAgain,
  };
}

function typeOf({ eventType }: TencentEvent): string {
  return eventType;
}

/** How long a callback signature is valid. */
const lifetimeSeconds = 600;

/** Inferred: the fields are on the same level as EventType, and the hash is in lower case. */
function callbackSignature(signKey: string, now: number): { Sign: string; T: number } {
  const expiry = Math.floor(now / 1000) + lifetimeSeconds;
  return { Sign: createHash("md5").update(`${signKey}${expiry}`).digest("hex"), T: expiry };
}
