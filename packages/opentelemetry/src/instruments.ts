/** A metric that `openTelemetry()` records. */
export interface Instrument {
  readonly name: string;
  readonly kind: "counter" | "gauge" | "histogram" | "observable gauge";
  /** In UCUM, such as `s`; in braces for a number of things. */
  readonly unit: string;
  readonly description: string;
}

const seconds = "s";

/**
 * All metrics. Those of messaging are of the semantic conventions 1.45.0, where they are in development.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics/
 */
export const instruments = {
  consumed: {
    name: "messaging.client.consumed.messages",
    kind: "counter",
    unit: "{message}",
    description: "Callbacks whose body was read, and pulled messages",
  },
  processed: {
    name: "messaging.process.duration",
    kind: "histogram",
    unit: seconds,
    description: "Duration of an attempt to handle an event, with its confirmation",
  },
  rejections: {
    name: "vod_events.delivery.rejections",
    kind: "counter",
    unit: "{delivery}",
    description: "Rejected callbacks",
  },
  deliveryLag: {
    name: "vod_events.delivery.lag",
    kind: "histogram",
    unit: seconds,
    description: "Time from the event to its receipt; with channel pull, the lag of the queue",
  },
  eventLag: {
    name: "vod_events.event.lag",
    kind: "histogram",
    unit: seconds,
    description: "Time from the event to the end of its handlers",
  },
  duplicates: {
    name: "vod_events.event.duplicates",
    kind: "counter",
    unit: "{event}",
    description: "Received events that the inbox knew",
  },
  retries: {
    name: "vod_events.event.retries",
    kind: "counter",
    unit: "{event}",
    description: "Failed attempts that are repeated",
  },
  deadLetters: {
    name: "vod_events.event.dead_letters",
    kind: "counter",
    unit: "{event}",
    description: "Events and messages that moved to the dead letters",
  },
  inboxEvents: {
    name: "vod_events.inbox.events",
    kind: "observable gauge",
    unit: "{event}",
    description: "Events in the inbox that are waiting, running or dead",
  },
  oldestAge: {
    name: "vod_events.inbox.oldest_age",
    kind: "observable gauge",
    unit: seconds,
    description: "Age of the oldest waiting or running event; 0 without one",
  },
  apiCalls: {
    name: "vod_events.api.duration",
    kind: "histogram",
    unit: seconds,
    description: "Duration of a call of an adapter's API",
  },
  schemaDrifts: {
    name: "vod_events.schema.drifts",
    kind: "counter",
    unit: "{name}",
    description: "Unknown event types and fields of a provider, each once",
  },
  configDifferences: {
    name: "vod_events.config.differences",
    kind: "gauge",
    unit: "{setting}",
    description: "Settings that differed in the last comparison of the callback config",
  },
  failures: {
    name: "vod_events.failures",
    kind: "counter",
    unit: "{failure}",
    description: "Failures of the inbox, the queue, the reconciliation and the key file",
  },
} as const satisfies Readonly<Record<string, Instrument>>;
