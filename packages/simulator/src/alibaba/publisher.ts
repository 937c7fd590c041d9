import { createHash } from "node:crypto";
import type { CloudParts, Publisher } from "../cloud/compose.js";
import { publishedEvents, typeIn } from "../cloud/published-events.js";
import { instant } from "../primitives/instant.js";
import type { AlibabaConfigStore } from "./config.js";
import type { AlibabaEvent } from "./event.js";

export interface AlibabaPublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly config: AlibabaConfigStore;
  /** Puts the body of an event into the queue. */
  readonly enqueue: (body: string) => void;
}

/** Publishes the events that the config lists, as callbacks or to the queue. */
export interface AlibabaPublisher extends Publisher {
  /** Publishes an event. Ignores it when the config does not list its type. */
  publish(event: AlibabaEvent): void;
}

export function alibabaPublisher(options: AlibabaPublisherOptions): AlibabaPublisher {
  const { clock, config, sender, enqueue } = options;
  /** @see https://www.alibabacloud.com/help/en/vod/user-guide/http-callback-authentication */
  const headers = (url: string): Record<string, string> => {
    const { AuthSwitch, AuthKey } = config.current;
    const contentType = { "content-type": "application/json" };
    if (AuthSwitch !== "on") return contentType;
    const timestamp = String(Math.floor(clock.now() / 1000));
    const signature = createHash("md5").update(`${url}|${timestamp}|${AuthKey}`).digest("hex");
    return { ...contentType, "x-vod-timestamp": timestamp, "x-vod-signature": signature };
  };
  const events = publishedEvents(typeIn("EventType"), (event: object, eventType) => {
    const body = JSON.stringify(event);
    const { CallbackType: type, CallbackURL: url } = config.current;
    if (type === "MNS") enqueue(body);
    else if (url !== undefined) {
      sender.start({ url, eventType, content: () => ({ headers: headers(url), body }) });
    }
  });
  return {
    publish({ eventType, content }) {
      if (!config.isOn(eventType)) return;
      events.send({ EventType: eventType, EventTime: instant(clock.now()), ...content });
    },
    publishJson: events.send,
    /** Keeps the time. */
    publishAgain: events.sendAgain,
  };
}
