import assert from "node:assert/strict";
import type { MediaKey, MediaRecord, MediaStore } from "@vod-events/core/inbox";
import { applyEvent, type MediaState, type MediaStatus } from "@vod-events/core/media";
import { entry, start } from "./fixtures.js";

/** A store of media states, empty at first. */
export interface MediaPlace {
  readonly media: MediaStore;
  /** Opens another store on the same data. */
  share(): Promise<MediaStore>;
  /** Closes the store, and opens another one on the same data. */
  reopen(): Promise<MediaStore>;
  /** Closes the store. */
  close(): Promise<void>;
}

/** A check of a store of media states. */
export type MediaCheck = (place: MediaPlace) => Promise<void>;

/** Requirements by name. */
export type MediaChecks = Readonly<Record<string, MediaCheck>>;

/** Returns the media states of a further store on the same data. */
export function mediaOf({ media }: { readonly media?: MediaStore }): MediaStore {
  if (media === undefined) throw new Error("only the first store has media states");
  return media;
}

/** The properties of a state that matter to a case. */
export interface StateFacts {
  readonly provider?: string;
  readonly status?: MediaStatus;
  readonly unknownEvents?: readonly string[];
}

/** Creates a state. */
export function stateOf(mediaId: string, facts: StateFacts = {}): MediaState {
  const { provider = "acme" } = facts;
  const received = entry("upload", { provider, mediaId });
  return { ...applyEvent(undefined, received, { provider, mediaId }, undefined), ...facts };
}

/** The time so many milliseconds after the start of the cases. */
export function timeOf(after: number): Date {
  return new Date(start + after);
}

/** Writes new states, which must succeed. */
export async function add(
  media: MediaStore,
  states: readonly MediaState[],
  after = 0,
): Promise<void> {
  const changedAt = timeOf(after);
  const results = await media.write(
    states.map((state) => ({ state, expectedVersion: 0, changedAt })),
  );
  assert.deepEqual(
    results,
    states.map(() => true),
  );
}

/** Reads the record of a media, which must exist. */
export async function recordOf(media: MediaStore, key: MediaKey): Promise<MediaRecord> {
  const [record] = await media.read([key]);
  assert.ok(record !== undefined, "the media has no record");
  return record;
}

/** Returns the media ids of records. */
export function idsOf(records: readonly MediaRecord[]): readonly string[] {
  return records.map(({ state }) => state.mediaId);
}
