import assert from "node:assert/strict";
import type { DeletionSource } from "@vod-events/core/provider";
import type { ProviderCases } from "./provider-case.js";
import type { Subject } from "./subject.js";
import type { OpenHistory } from "./tested-provider.js";
import { withOpened } from "./with-opened.js";

/** A search for deletions finds what callbacks contained. */
export const deletionCases: ProviderCases = {
  "a search for deletions finds the media that do not exist, with the ids of their callbacks": {
    applies: ({ provider, tested }) =>
      provider.reconciliation?.deletions !== undefined && tested.history !== undefined,
    check: (subject) =>
      withOpened(subject.tested.history, (history) => checkDeletions(history, subject)),
  },
};

async function checkDeletions(history: OpenHistory, subject: Subject): Promise<void> {
  const source = history.provider.reconciliation?.deletions;
  assert.ok(source, "reconciliation.deletions: missing in history.provider");
  assert.ok(history.deletions, "history.deletions: missing, though the adapter finds deletions");
  const { callbacks, existing } = history.deletions;
  const sent = callbacks.flatMap((json) => subject.eventsIn(json, "a deletion"));
  const mediaIds = [...new Set([...existing, ...sent.flatMap(({ mediaId }) => mediaId ?? [])])];
  const pages = await pagesOf(source, mediaIds, history);
  const shown = pages.flatMap((page) => page.existing);
  assert.deepEqual(shown.sort(), [...existing].sort(), "deletions.read: existing is wrong");
  const found = pages
    .flatMap(({ events }) => events)
    .flatMap((json) => subject.eventsIn(json, "a deletion"));
  const missing = without(sent, found);
  assert.equal(missing, "", `deletions.read: does not find the events ${missing}`);
  const others = without(found, sent);
  assert.equal(
    others,
    "",
    `deletions.read: finds the events ${others}, which no callback contained`,
  );
}

/** Asks about all media, at most as many at a time as the limit says. */
async function pagesOf(source: DeletionSource, mediaIds: readonly string[], history: OpenHistory) {
  const pages = [];
  for (let start = 0; start < mediaIds.length; start += source.mediaPerCall) {
    const before = history.calls();
    pages.push(await source.read(mediaIds.slice(start, start + source.mediaPerCall)));
    const made = history.calls() - before;
    assert.equal(made, 1, `deletions.read: makes ${made} API calls`);
  }
  return pages;
}

/** Lists the ids of the events that are not among others. */
function without(
  events: readonly { readonly id: string }[],
  others: readonly { readonly id: string }[],
): string {
  const known = new Set(others.map(({ id }) => id));
  return events.flatMap(({ id }) => (known.has(id) ? [] : id)).join(", ");
}
