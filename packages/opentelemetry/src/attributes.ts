import type { Attributes } from "@opentelemetry/api";

/**
 * The attributes of all spans and metrics. Those without the prefix `vod_events` are of the semantic conventions 1.45.0,
 * where those of messaging are in development.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/messaging/
 */
export const attributes = {
  system: "messaging.system.name",
  destination: "messaging.destination.name",
  operationName: "messaging.operation.name",
  operationType: "messaging.operation.type",
  messageId: "messaging.message.id",
  errorType: "error.type",
  channel: "vod_events.channel",
  eventType: "vod_events.event.type",
  attempt: "vod_events.attempt",
  state: "vod_events.inbox.state",
  apiOperation: "vod_events.api.operation",
  diagnostic: "vod_events.diagnostic",
  driftKind: "vod_events.schema.drift_kind",
} as const;

/** Returns the attributes of a messaging operation. `provider` is the provider's name in the application. */
export function messaging(provider: string, operation: "receive" | "process"): Attributes {
  return {
    ...destination(provider),
    [attributes.operationName]: operation,
    [attributes.operationType]: operation,
  };
}

/** Returns the attributes that name a provider. */
export function destination(provider: string): Attributes {
  return { [attributes.system]: "vod_events", [attributes.destination]: provider };
}
