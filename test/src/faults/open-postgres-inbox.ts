import { storedInbox } from "@vod-events/core/inbox";
import type { InboxPlace, InboxUse, OpenedInbox } from "./engine.js";
import { flawedStore } from "./flawed-store.js";
import { openPostgresStore } from "./open-postgres-store.js";
import { recordedStore, withShortLeases } from "./recorded-store.js";

/** Opens the inbox on the store of a place. */
export async function openPostgresInbox(
  place: InboxPlace,
  { worker, leaseMs, records, flaw }: InboxUse,
): Promise<OpenedInbox> {
  const { store, finish, close } = openPostgresStore(place);
  const flawed = flawedStore(store, flaw, finish);
  const recorded = records === undefined ? flawed : recordedStore(flawed, records);
  const leased = leaseMs === undefined ? recorded : withShortLeases(recorded, leaseMs);
  return { inbox: storedInbox(leased, { worker }), close };
}
