import { VodError } from "../errors/vod-error.js";
import type { Inbox, InboxAdmin } from "../inbox/inbox.js";
import type { KeyValueState } from "../inbox/store.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { ReconciliationSource } from "../provider/reconciliation.js";

/** The parts of a provider and of an inbox that a reconciliation needs. */
export interface Requirements {
  readonly reconciliation: ReconciliationSource;
  readonly admin: InboxAdmin;
  readonly state: KeyValueState;
}

/**
 * Returns the parts that a reconciliation needs.
 *
 * @throws VodError `unsupported` when the provider has no source, or the inbox would not know duplicates later
 */
export function requirementsOf(
  { provider, name }: NamedProvider,
  { durable, admin, state }: Inbox,
): Requirements {
  const { reconciliation } = provider;
  if (reconciliation === undefined) {
    throw new VodError("unsupported", `${name} has no API that shows what has happened`, {
      provider: name,
    });
  }
  if (durable && admin !== undefined && state !== undefined)
    return { reconciliation, admin, state };
  throw new VodError(
    "unsupported",
    "A reconciliation needs a durable inbox, such as sqliteInbox(): after a restart, a memory inbox would handle all events again",
  );
}
