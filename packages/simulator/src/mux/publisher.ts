import type { Attempt } from "../cloud/cloud.js";
import type { CloudParts, Publisher } from "../cloud/compose.js";
import { publishedEvents, typeIn } from "../cloud/published-events.js";
import { hmacSha256 } from "../primitives/hashing.js";
import type { MuxEvent } from "./event.js";
import type { MuxIdentifiers } from "./identifiers.js";
import type { MuxWebhook, MuxWebhooks } from "./webhooks.js";

/** The environment of an access token. */
export interface MuxEnvironment {
  readonly id: string;
  readonly name: string;
}

export interface MuxPublisherOptions extends Pick<CloudParts, "clock" | "sender"> {
  readonly environment: MuxEnvironment;
  readonly identifiers: MuxIdentifiers;
  readonly webhooks: MuxWebhooks;
}

/** Publishes all events to every enabled webhook. */
export interface MuxPublisher extends Publisher {
  /** The id stays the same in all attempts, and `attempts` contains the earlier ones, which is inferred. */
  publish(event: MuxEvent): void;
}

interface Published {
  readonly event: object;
  /** Whether `attempts` is added to the event. */
  readonly countsAttempts: boolean;
}

export function muxPublisher(options: MuxPublisherOptions): MuxPublisher {
  const { clock, environment, identifiers, sender, webhooks } = options;
  /** @see https://www.mux.com/docs/core/verify-webhook-signatures */
  const headers = ({ signing_secret }: MuxWebhook, body: string) => {
    const time = Math.floor(clock.now() / 1000);
    const signature = hmacSha256(signing_secret, `${time}.${body}`).toString("hex");
    return { "content-type": "application/json", "mux-signature": `t=${time},v1=${signature}` };
  };
  const typeOf = typeIn("type");
  /** That retries end when the webhook is disabled, and that they go to the address of the first attempt, is inferred. */
  const send = ({ event, countsAttempts }: Published, eventType: string) => {
    for (const { id, address: url } of webhooks.all.filter(({ enabled }) => enabled)) {
      const content = (earlier: readonly Attempt[]) => {
        const webhook = webhooks.find(id);
        if (!webhook?.enabled) return undefined;
        const attempts = earlier.map(attemptMembers);
        const body = JSON.stringify(countsAttempts ? { ...event, attempts } : event);
        return { headers: headers(webhook, body), body };
      };
      sender.start({ url, eventType, content });
    }
  };
  const events = publishedEvents(({ event }) => typeOf(event), send);
  return {
    publish({ type, object, data }) {
      const event = {
        type,
        id: identifiers.eventId(),
        created_at: new Date(clock.now()).toISOString(),
        ...{ object, environment, data },
        ...{ request_id: null, accessor: null, accessor_source: null },
      };
      events.send({ event, countsAttempts: true });
    },
    publishJson: (event) => events.send({ event, countsAttempts: false }),
    /** Keeps the id. */
    publishAgain: (eventType) => events.sendAgain(eventType),
  };
}

function attemptMembers({ url, status, at }: Attempt): object {
  return {
    address: url,
    created_at: at.toISOString(),
    ...(typeof status === "number" && { response_status_code: status }),
  };
}
