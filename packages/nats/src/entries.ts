import type { VodEvent } from "@vod-events/core";
import type {
  EntryRecord,
  EntryState,
  FailedAttempt,
  ReceivedEvent,
  UndecodableMessage,
} from "@vod-events/core/inbox";
import { type Content, decodeContent, encodeContent } from "./content.js";

/** An event as it is stored while it is open, and in the dead letters. */
export interface StoredEvent extends ReceivedEvent {
  /** The id of the entry: that of the event, unless it is kept under another one. */
  readonly id: string;
  /** The revision of the dead letter that a redrive put back. */
  readonly redriveOf?: number | undefined;
}

/** A dead letter. */
export interface DeadLetter {
  readonly id: string;
  readonly content: StoredEvent | UndecodableMessage;
  readonly attempts: number;
  readonly history: readonly FailedAttempt[];
}

interface DoneEvent extends Pick<VodEvent, "id" | "provider" | "type"> {
  readonly mediaId: string | undefined;
  readonly receivedAt: number;
  readonly attempts: number;
  readonly doneAt: number;
}

/** The progress of an open event. */
export interface Progress {
  readonly state: EntryState;
  readonly attempts: number;
  readonly history: readonly FailedAttempt[];
  readonly dueAt?: number | undefined;
}

interface EventValue extends Omit<StoredEvent, "receivedAt" | "delivery"> {
  readonly receivedAt: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

interface UndecodableValue extends Omit<UndecodableMessage, "receivedAt"> {
  readonly receivedAt: number;
}

type DeadLetterValue = Omit<DeadLetter, "content"> &
  ({ readonly event: EventValue } | { readonly undecodable: UndecodableValue });

/** Encodes an event with its delivery. */
export function encodeEvent(event: StoredEvent): Promise<Uint8Array> {
  return encodeContent(contentOf(event));
}

/** Decodes what {@link encodeEvent} returns. */
export async function decodeEvent(data: Uint8Array): Promise<StoredEvent> {
  return eventOf(await decodeContent<EventValue>(data));
}

/** Encodes a dead letter. */
export function encodeDeadLetter({ content, ...letter }: DeadLetter): Promise<Uint8Array> {
  if (!("event" in content)) {
    const undecodable = { ...content, receivedAt: content.receivedAt.getTime() };
    return encodeContent({ value: { ...letter, undecodable } });
  }
  const { value, body } = contentOf(content);
  return encodeContent({ value: { ...letter, event: value }, body });
}

/** Decodes what {@link encodeDeadLetter} returns. */
export async function decodeDeadLetter(data: Uint8Array): Promise<DeadLetter> {
  const { value, body } = await decodeContent<DeadLetterValue>(data);
  const { id, attempts, history } = value;
  if ("event" in value) {
    return { id, attempts, history, content: eventOf({ value: value.event, body }) };
  }
  const { receivedAt, ...undecodable } = value.undecodable;
  const content = { ...undecodable, receivedAt: new Date(receivedAt) };
  return { id, attempts, history, content };
}

/** Encodes what is kept of a done event. */
export function encodeDone(
  { id, event, receivedAt }: StoredEvent,
  { attempts, doneAt }: Pick<DoneEvent, "attempts" | "doneAt">,
): Uint8Array {
  const { provider, type, mediaId } = event;
  const times = { receivedAt: receivedAt.getTime(), doneAt };
  const done: DoneEvent = { id, provider, type, mediaId, attempts, ...times };
  return Buffer.from(JSON.stringify(done));
}

/** Returns the record of a done event. */
export function recordOfDone(data: Uint8Array): EntryRecord {
  const { receivedAt, doneAt, mediaId, ...done }: DoneEvent = JSON.parse(
    Buffer.from(data).toString(),
  );
  return {
    ...done,
    ...(mediaId !== undefined && { mediaId }),
    receivedAt: new Date(receivedAt),
    doneAt: new Date(doneAt),
    state: "done",
    history: [],
  };
}

/** Returns the record of an open event. */
export function recordOfOpen(stored: StoredEvent, progress: Progress): EntryRecord {
  const { id, event, integrity, receivedAt, delivery } = stored;
  const { provider, type, mediaId } = event;
  const { state, attempts, history, dueAt = receivedAt.getTime() } = progress;
  const lastError = history.at(-1)?.error;
  return {
    ...{ id, state, provider, type, receivedAt, attempts, event, integrity, history },
    ...(mediaId !== undefined && { mediaId }),
    ...(state === "waiting" && { dueAt: new Date(dueAt) }),
    ...(lastError !== undefined && { lastError }),
    ...(delivery !== undefined && { delivery }),
  };
}

/** Returns the record of a dead letter. */
export function recordOfDead({ id, content, attempts, history }: DeadLetter): EntryRecord {
  const state = "dead" as const;
  if ("event" in content) return recordOfOpen(content, { state, attempts, history });
  const { provider, receivedAt } = content;
  return { id, state, provider, receivedAt, attempts, history, undecodable: content };
}

function contentOf(stored: StoredEvent): Content<EventValue> {
  const { id, event, integrity, receivedAt, delivery, redriveOf } = stored;
  const headers = delivery?.headers;
  const value = { id, event, integrity, receivedAt: receivedAt.getTime(), headers, redriveOf };
  return { value, body: delivery?.body };
}

function eventOf({ value, body }: Content<EventValue>): StoredEvent {
  const { receivedAt, headers, ...stored } = value;
  return {
    ...stored,
    receivedAt: new Date(receivedAt),
    ...(body !== undefined && headers !== undefined && { delivery: { body, headers } }),
  };
}
