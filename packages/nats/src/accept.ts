import {
  type AcceptResult,
  acceptStored,
  type InboxHost,
  type PutResult,
  putFailure,
  type ReceivedEvent,
} from "@vod-events/core/inbox";
import type { Admin } from "./admin.js";
import { encodeEvent } from "./entries.js";
import { keyOf } from "./keys.js";
import type { Records } from "./records.js";
import type { Storage } from "./storage.js";

/** What {@link acceptEvents} needs of an inbox. */
export interface Acceptance {
  readonly storage: Storage;
  readonly admin: Admin;
  readonly host: InboxHost;
  readonly replicas: number;
}

/**
 * Stores the events of a delivery in order. The server refuses an event that is open. One that is done or dead is
 * stored, and deleted by the machine that would handle it. Never rejects.
 */
export async function acceptEvents(
  received: readonly ReceivedEvent[],
  acceptance: Acceptance,
): Promise<AcceptResult> {
  const { storage, admin, host } = acceptance;
  try {
    const ready = await Promise.all(received.map((each) => prepare(each, acceptance)));
    const results = await Promise.all(
      ready.map((each): Promise<PutResult> | PutResult =>
        each === "duplicate" ? each : storage.publish(each.key, each.data),
      ),
    );
    return await acceptStored(received, results, admin, host);
  } catch (error) {
    return putFailure(error, host.report);
  }
}

/** Encodes an event, unless it is known. The server decides about those that several machines store now. */
async function prepare(received: ReceivedEvent, acceptance: Acceptance) {
  const { id } = received.event;
  const key = keyOf(id);
  const known = await Promise.all(recordsToAsk(acceptance).map((records) => records.get(key)));
  if (known.some((record) => record !== undefined)) return "duplicate";
  return { key, data: await encodeEvent({ ...received, id }) };
}

/**
 * The records that are asked for an event before it is published, which costs as much as a publish. With confirmation, a
 * conflict with any known event must be found. In a cluster, old servers handle few refusals better than many.
 */
function recordsToAsk({ storage, host, replicas }: Acceptance): readonly Records[] {
  const { events, done, dead } = storage;
  if (host.confirmsEvents) return [events, done, dead];
  return replicas > 1 ? [events] : [];
}
