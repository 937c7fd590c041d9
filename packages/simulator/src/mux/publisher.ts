import { createHmac } from "node:crypto";
import type { Clock } from "@vod-events/core";
import type { CallbackSender } from "../cloud/callback-sender.js";
import type { Attempt } from "../cloud/cloud.js";
import { PublishedEvents } from "../cloud/published-events.js";
import type { MuxEvent } from "./event.js";
import type { MuxIdentifiers } from "./identifiers.js";
import type { MuxWebhook, MuxWebhooks } from "./webhooks.js";

/** The environment of an access token. */
export interface MuxEnvironment {
  readonly id: string;
  readonly name: string;
}

export interface MuxPublisherOptions {
  readonly clock: Clock;
  readonly environment: MuxEnvironment;
  readonly identifiers: MuxIdentifiers;
  readonly sender: CallbackSender;
  readonly webhooks: MuxWebhooks;
}

interface Published {
  readonly eventType: string;
  /** Returns the event as the next attempt sends it. */
  eventAfter(earlier: readonly Attempt[]): object;
}

/** Publishes all events to every enabled webhook. */
export class MuxPublisher {
  readonly #options: MuxPublisherOptions;
  readonly #published = new PublishedEvents<Published>();

  constructor(options: MuxPublisherOptions) {
    this.#options = options;
  }

  /** The id stays the same in all attempts, and `attempts` contains the earlier ones, which is inferred. */
  publish({ type, object, data }: MuxEvent): void {
    const { clock, environment, identifiers } = this.#options;
    const event = {
      type,
      id: identifiers.eventId(),
      created_at: new Date(clock.now()).toISOString(),
      ...{ object, environment, data },
      ...{ request_id: null, accessor: null, accessor_source: null },
    };
    this.#send({
      eventType: type,
      eventAfter: (earlier) => ({ ...event, attempts: earlier.map(attemptMembers) }),
    });
  }

  /** Publishes an event as it is. Throws when it has no type. */
  publishJson(event: object): void {
    const { type } = event as Readonly<Record<string, unknown>>;
    if (typeof type !== "string") throw new Error("An event must have the member type.");
    this.#send({ eventType: type, eventAfter: () => event });
  }

  /** Publishes the last event, or the last one of a type, again, with the same id. Throws when there is none. */
  publishAgain(eventType?: string): void {
    this.#send(this.#published.last(eventType));
  }

  /** That retries end when the webhook is disabled, and that they go to the address of the first attempt, is inferred. */
  #send(published: Published): void {
    const { eventType } = this.#published.add(published);
    const { sender, webhooks } = this.#options;
    for (const { id, address } of webhooks.all.filter(({ enabled }) => enabled)) {
      sender.start({
        url: address,
        eventType,
        content: (earlier) => {
          const webhook = webhooks.find(id);
          if (!webhook?.enabled) return undefined;
          const body = JSON.stringify(published.eventAfter(earlier));
          return { headers: this.#headers(webhook, body), body };
        },
      });
    }
  }

  /** @see https://www.mux.com/docs/core/verify-webhook-signatures */
  #headers({ signing_secret }: MuxWebhook, body: string): Record<string, string> {
    const time = Math.floor(this.#options.clock.now() / 1000);
    const signature = createHmac("sha256", signing_secret).update(`${time}.${body}`).digest("hex");
    return { "content-type": "application/json", "mux-signature": `t=${time},v1=${signature}` };
  }
}

function attemptMembers({ url, status, at }: Attempt): object {
  return {
    address: url,
    created_at: at.toISOString(),
    ...(typeof status === "number" && { response_status_code: status }),
  };
}
