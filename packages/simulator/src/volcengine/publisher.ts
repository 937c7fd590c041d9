import { createHash } from "node:crypto";
import type { CloudParts, Publisher } from "../cloud/compose.js";
import { publishedEvents, typeIn } from "../cloud/published-events.js";
import { instant } from "../primitives/instant.js";
import type { VolcengineConfigStore, VolcengineSubscription } from "./config.js";
import type { VolcengineEvent } from "./event.js";
import type { VolcengineIdentifiers } from "./identifiers.js";

export interface VolcenginePublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly config: VolcengineConfigStore;
  readonly identifiers: VolcengineIdentifiers;
}

/** Publishes the events that the config lists, to every URL. */
export interface VolcenginePublisher extends Publisher {
  /** Publishes an event. Ignores it when the config does not list its type. */
  publish(event: VolcengineEvent): void;
}

export function volcenginePublisher(options: VolcenginePublisherOptions): VolcenginePublisher {
  const { clock, config, identifiers, sender } = options;
  /** @see https://www.volcengine.com/docs/4/116752 */
  const headersOf = ({ Url, ContentType }: VolcengineSubscription, body: string) => {
    const { AuthEnabled, PrivateKey } = config.current;
    const headers = { "content-type": ContentType };
    if (AuthEnabled !== "1") return headers;
    const time = String(Math.floor(clock.now() / 1000));
    const signed = [Url, time, PrivateKey, Buffer.from(body).toString("base64")].join("|");
    const signature = createHash("md5").update(signed).digest("hex");
    return { ...headers, "x-vod-timestamp": time, "x-vod-signature": signature };
  };
  const events = publishedEvents(typeIn("EventType"), (event: object, eventType) => {
    const body = JSON.stringify(event);
    for (const subscription of config.current.Subscriptions) {
      const content = () => ({ headers: headersOf(subscription, body), body });
      sender.start({ url: subscription.Url, eventType, content });
    }
  });
  return {
    publish({ eventType, data }) {
      if (!config.isOn(eventType)) return;
      const EventTime = instant(clock.now());
      const envelope = { RequestId: identifiers.id(), Version: "1.0", EventType: eventType };
      events.send({ ...envelope, EventTime, Data: data });
    },
    publishJson: events.send,
    /** Keeps the time. Changes the `RequestId`, because the cloud does not document that it stays. */
    publishAgain(eventType) {
      events.sendAgain(eventType, (event) =>
        "RequestId" in event ? { ...event, RequestId: identifiers.id() } : event,
      );
    },
  };
}
