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
import type { Storage } from "./storage.js";

/** Stores the events of a delivery in order. Never rejects. */
export async function acceptEvents(
  received: readonly ReceivedEvent[],
  { storage, admin, host }: { storage: Storage; admin: Admin; host: InboxHost },
): Promise<AcceptResult> {
  try {
    const ready = await Promise.all(received.map((each) => prepare(each, storage)));
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
async function prepare(received: ReceivedEvent, { events, done, dead }: Storage) {
  const { id } = received.event;
  const key = keyOf(id);
  const known = await Promise.all([events, done, dead].map((records) => records.get(key)));
  if (known.some((record) => record !== undefined)) return "duplicate";
  return { key, data: await encodeEvent({ ...received, id }) };
}
