import type { EngineName, InboxPlace, OpenedStore } from "./engine.js";
import { openPostgresStore } from "./open-postgres-store.js";

const openers: Readonly<Record<EngineName, (place: InboxPlace) => OpenedStore>> = {
  postgres: openPostgresStore,
};

/** Opens the store of a place, whatever its engine is. */
export function openStore(place: InboxPlace): OpenedStore {
  return openers[place.engine](place);
}
