import type { Inbox, InboxAdmin } from "@vod-events/core/inbox";
import { type FoldableEvent, foldEvents, type MediaState } from "@vod-events/core/media";
import { type AcmeWire, acme } from "../core/acme.js";

/** Returns the ids of the media whose stored states differ from the folds of all their acknowledged events. */
export async function wrongStates(
  { admin, media }: Pick<Inbox, "media"> & { readonly admin: InboxAdmin },
  contents: readonly Partial<AcmeWire>[],
): Promise<readonly string[]> {
  const provider = acme();
  const events = contents.flatMap((json) => {
    const decoded = provider.decode(json);
    return decoded.ok ? provider.normalize(decoded.wire) : [];
  });
  const received: FoldableEvent[] = [];
  for (const event of events) {
    const record = await admin.get(event.id);
    received.push({ event, receivedAt: record?.receivedAt ?? new Date(0) });
  }
  const wrong: string[] = [];
  for (const expected of foldEvents(received, () => undefined)) {
    const [stored] = (await media?.read([expected])) ?? [];
    if (!isSame(expected, stored?.state)) wrong.push(expected.mediaId);
  }
  return wrong;
}

function isSame(expected: MediaState, actual: MediaState | undefined): boolean {
  return JSON.stringify(sorted(expected)) === JSON.stringify(sorted(actual));
}

/** Returns a value whose members are in the order of their names, at every depth. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}
