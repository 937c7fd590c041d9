import { compareTexts } from "./fact.js";
import type {
  MediaCursor,
  MediaDeletion,
  MediaFilter,
  MediaKey,
  MediaRecord,
} from "./media-store.js";

/** Tells whether a record matches a filter, apart from its limit. */
export function matchesMedia(record: MediaRecord, filter: MediaFilter & MediaDeletion): boolean {
  const { provider, statuses, since, changedBefore, after } = filter;
  const { state, changedAt } = record;
  return (
    (provider === undefined || state.provider === provider) &&
    (statuses?.includes(state.status) ?? true) &&
    (since === undefined || changedAt >= since) &&
    (changedBefore === undefined || changedAt < changedBefore) &&
    (after === undefined || compareCursors(after, cursorOf(record)) < 0)
  );
}

/** Compares records by their time of change, newest first, then by their keys. */
export function compareMedia(one: MediaRecord, other: MediaRecord): number {
  return compareCursors(cursorOf(one), cursorOf(other));
}

/** Returns a text that identifies a media. */
export function textOfKey({ provider, mediaId }: MediaKey): string {
  return JSON.stringify([provider, mediaId]);
}

function cursorOf({ state: { provider, mediaId }, changedAt }: MediaRecord): MediaCursor {
  return { provider, mediaId, changedAt };
}

function compareCursors(one: MediaCursor, other: MediaCursor): number {
  return (
    other.changedAt.getTime() - one.changedAt.getTime() ||
    compareTexts(one.provider, other.provider) ||
    compareTexts(one.mediaId, other.mediaId)
  );
}
