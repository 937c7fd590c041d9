import { lenientObject, type Members, readRecord, readText } from "@vod-events/core/provider";
import { fieldsOfType, typeOfField } from "./names.js";

/** An event whose content is not read yet. */
export interface Envelope {
  /** Its `EventType`, or a replacement for a missing one. */
  readonly type: string;
  /** The documented type of its content; `undefined` when unknown. */
  readonly knownType: string | undefined;
  /** The member that holds the content, or should. */
  readonly field: string;
  readonly content: unknown;
  /** The event without data of a single delivery: the same for push and pull. */
  readonly payload: Members;
}

/** The codec of an {@link Envelope}: an object with an `EventType` or some content. */
export const envelope = lenientObject(open, "an object with an EventType or a content");

function open(event: Members): Envelope | undefined {
  const payload = payloadOf(event);
  const named = readText(payload.EventType);
  const found = recognize(named, payload);
  if (found === undefined) return undefined;
  const { knownType, field } = found;
  const type = named ?? knownType ?? field;
  return { type, knownType, field, content: payload[field], payload };
}

/** Returns an event without data of a single delivery. */
export function payloadOf(event: Members): Members {
  const { EventHandle: _, Sign: __, T: ___, ...payload } = event;
  return payload;
}

/**
 * Finds the content: in a member of the named type; otherwise, or without a named type, in the only filled member of
 * a known name. An unknown named type stays unknown, whatever its content: new types appear every few months and may
 * reuse existing content. Returns `undefined` without a named type and without content.
 */
function recognize(
  named: string | undefined,
  payload: Members,
): Pick<Envelope, "knownType" | "field"> | undefined {
  const fields = named === undefined ? undefined : fieldsOfType(named);
  const own = fields?.find((field) => isFilled(payload[field]));
  if (own !== undefined) return { knownType: typeOfField(own), field: own };
  const filled = Object.keys(payload).filter(
    (key) => key !== "EventType" && isFilled(payload[key]),
  );
  if (named === undefined && filled.length === 0) return undefined;
  const known = filled.filter((field) => typeOfField(field) !== undefined);
  const only = known.length === 1 ? known[0] : undefined;
  if (only !== undefined && (named === undefined || fields !== undefined)) {
    return { knownType: typeOfField(only), field: only };
  }
  if (fields !== undefined) return { knownType: typeOfField(fields[0]), field: fields[0] };
  return { knownType: undefined, field: (filled.length === 1 && filled[0]) || "unnamed" };
}

/** Tells whether a member is a non-empty object. Lists and empty objects are placeholders. */
function isFilled(value: unknown): boolean {
  for (const _ in readRecord(value)) return true;
  return false;
}
