import type { EngineName, InboxPlace, InboxUse, OpenedInbox } from "./engine.js";
import { openNatsInbox } from "./open-nats-inbox.js";
import { openPostgresInbox } from "./open-postgres-inbox.js";

const openers: Readonly<
  Record<EngineName, (place: InboxPlace, use: InboxUse) => Promise<OpenedInbox>>
> = {
  postgres: openPostgresInbox,
  nats: openNatsInbox,
};

/** Opens the inbox of a place, whatever its engine is. */
export function openInbox(place: InboxPlace, use: InboxUse = {}): Promise<OpenedInbox> {
  return openers[place.engine](place, use);
}
