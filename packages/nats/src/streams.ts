import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from "@nats-io/jetstream";
import type { NatsInboxSettings } from "./options.js";

/** The streams of an inbox, by what they store. */
export type StreamKind = "events" | "attempts" | "done" | "dead" | "state" | "media";

/** The config of a stream, as far as the inbox depends on it. */
export type StreamSpec = Pick<
  StreamConfig,
  | "name"
  | "subjects"
  | "retention"
  | "storage"
  | "discard"
  | "max_msgs"
  | "max_msgs_per_subject"
  | "max_age"
  | "duplicate_window"
  | "num_replicas"
>;

/** The name of the durable consumer that all machines share. */
export const consumerName = "workers";

const nanosPerMs = 1_000_000;
/** The server's default, which no message uses. It must not exceed the age of messages. */
const duplicateWindowMs = 120_000;

/** Returns the name of a stream. */
export function streamName(name: string, kind: StreamKind): string {
  return `${name}_${kind}`;
}

/** Returns the subject of a key in a stream. */
export function subjectOf(name: string, kind: StreamKind, key: string): string {
  return `${name}.${kind}.${key}`;
}

/** Returns the key of a subject. */
export function keyOfSubject(subject: string): string {
  return subject.slice(subject.lastIndexOf(".") + 1);
}

/**
 * Returns the configs of the streams. Records replace an earlier one of their subject. No server deletes an open event
 * by itself: neither its age, nor another message of its subject, nor an acknowledgment.
 *
 * @see https://docs.nats.io/nats-concepts/jetstream/streams#configuration
 */
export function streamSpecs(settings: NatsInboxSettings): readonly StreamSpec[] {
  const record = (kind: StreamKind, maxAgeMs = 0): StreamSpec => ({
    name: streamName(settings.name, kind),
    subjects: [subjectOf(settings.name, kind, "*")],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.Old,
    max_msgs: -1,
    max_msgs_per_subject: 1,
    max_age: maxAgeMs * nanosPerMs,
    duplicate_window: Math.min(maxAgeMs || duplicateWindowMs, duplicateWindowMs) * nanosPerMs,
    num_replicas: settings.replicas,
  });
  const events: StreamSpec = {
    ...record("events"),
    discard: DiscardPolicy.New,
    max_msgs: settings.maxOpen,
    max_msgs_per_subject: -1,
  };
  return [
    events,
    record("attempts"),
    record("done", settings.keepDoneMs),
    record("dead"),
    record("state"),
    record("media"),
  ];
}

/**
 * Returns the config of the consumer. Waiting retries count as pending acknowledgments, so their number is unlimited.
 *
 * @see https://docs.nats.io/nats-concepts/jetstream/consumers#configuration
 */
export function consumerSpec({ ackWaitMs }: NatsInboxSettings) {
  return {
    durable_name: consumerName,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: ackWaitMs * nanosPerMs,
    max_deliver: -1,
    max_ack_pending: -1,
  } satisfies Partial<ConsumerConfig>;
}
