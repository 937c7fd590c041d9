import type { JsMsg } from "@nats-io/jetstream";
import type { FailedAttempt } from "@vod-events/core/inbox";
import type { Progress } from "./entries.js";
import type { StoredRecord } from "./records.js";

/** The progress of an open event, and who handles it. */
export interface Attempt extends Progress {
  /** The message of the event. The progress of an earlier message of the same event is void. */
  readonly message: string;
  /** The delivery of the message, from 1. A server may begin again when a redelivery finds no machine. */
  readonly delivery: number;
  /** The sequence of the delivery among those of all messages. */
  readonly sequence: number;
  /** The token of the machine's lease. */
  readonly token: string;
  /** The subject that the delivery is acknowledged at. */
  readonly reply: string;
  /** When the handlers succeeded. */
  readonly doneAt?: number | undefined;
  /** The id that a dead letter is kept under. */
  readonly keptAs?: string | undefined;
}

/** An attempt and its revision, which is 0 when none is stored. */
export interface StoredAttempt {
  readonly attempt: Attempt | undefined;
  readonly revision: number;
}

/** The longest stored error, and the number of bytes that the errors of an event may have together. */
const longestError = 4000;
const historyBytes = 48_000;

/** Identifies a message of the stream of open events. */
export function messageIdOf({ info }: Pick<JsMsg, "info">): string {
  return `${info.streamSequence}@${info.timestampNanos}`;
}

/** Tells whether an attempt belongs to the message at a sequence of the stream. */
export function isOfSequence({ message }: Attempt, sequence: number): boolean {
  return message.startsWith(`${sequence}@`);
}

/** Encodes an attempt. */
export function encodeAttempt(attempt: Attempt): Uint8Array {
  return Buffer.from(JSON.stringify(attempt));
}

/** Decodes an attempt. */
export function decodeAttempt(record: StoredRecord | undefined): StoredAttempt {
  if (record === undefined) return { attempt: undefined, revision: 0 };
  const attempt = JSON.parse(Buffer.from(record.data).toString());
  return { attempt, revision: record.revision };
}

/** Adds a failure. The oldest ones are dropped when all of them do not fit into a message. */
export function withFailure(
  history: readonly FailedAttempt[],
  failure: FailedAttempt,
): readonly FailedAttempt[] {
  const kept = [...history, { ...failure, error: failure.error.slice(0, longestError) }];
  while (kept.length > 1 && Buffer.byteLength(JSON.stringify(kept)) > historyBytes) kept.shift();
  return kept;
}
