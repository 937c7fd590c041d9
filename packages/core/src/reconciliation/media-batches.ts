import type { MediaStatus } from "../media/media-state.js";
import type { MediaCursor, MediaStore } from "../media/media-store.js";

const statesPerPage = 200;
const statuses: readonly MediaStatus[] = ["uploaded", "ready", "failed"];

/** Media to ask about at a time. */
export interface MediaBatch {
  readonly mediaIds: readonly string[];
  /** The last of them. */
  readonly last: MediaCursor;
}

interface BatchOptions {
  /** The adapter's id. */
  readonly provider: string;
  /** Lists the media after this one. */
  readonly after: MediaCursor;
  /** The maximum number of media of a batch. */
  readonly size: number;
}

/**
 * Lists the media of a provider whose file exists by their states, last changed first. A media that changes meanwhile
 * moves to the front and is left to a later search. A media without an upload or import is left out: its id may be the
 * name of a task's input.
 */
export async function* mediaBatches(
  store: MediaStore,
  { provider, after, size }: BatchOptions,
): AsyncGenerator<MediaBatch> {
  let mediaIds: string[] = [];
  let last = after;
  for (let next: MediaCursor | undefined = after; next !== undefined; ) {
    const records = await store.list({ provider, statuses, after: next, limit: statesPerPage });
    next = undefined;
    for (const { state, changedAt } of records) {
      const { mediaId, uploaded } = state;
      const cursor = { provider, mediaId, changedAt };
      if (records.length === statesPerPage) next = cursor;
      if (uploaded === undefined) continue;
      mediaIds.push(mediaId);
      last = cursor;
      if (mediaIds.length < size) continue;
      yield { mediaIds, last };
      mediaIds = [];
    }
  }
  if (mediaIds.length > 0) yield { mediaIds, last };
}
