import type { MediaKey, MediaState } from "@vod-events/core/media";
import type { MediaFact } from "../../recording/facts.js";
import { read } from "./api.js";

/** A media of the list. */
export type ListedMedia = Omit<MediaFact, "kind" | "number">;

/** The place of the next page. */
export interface MediaPlace extends MediaKey {
  readonly changedAt: number;
}

/** A page of media. Changes after `number` are not in it. */
export interface MediaPage {
  readonly media: readonly ListedMedia[];
  readonly number: number;
  readonly next?: MediaPlace;
}

/** The state of a media and its current verdict; neither when no event mentions the media. */
export interface StateOfMedia {
  readonly state?: MediaState;
  readonly verdict?: string;
}

/** Whether the application keeps media states. */
export function hasMedia(): boolean {
  return document.documentElement.dataset.media === "true";
}

/** Reads a page of media, last changed first. */
export function readMedia(
  { provider, state }: { readonly provider: string; readonly state: string },
  after: MediaPlace | undefined,
): Promise<MediaPage> {
  const query = new URLSearchParams({ provider, state });
  if (after !== undefined) {
    query.set("afterTime", String(after.changedAt));
    query.set("afterProvider", after.provider);
    query.set("afterMedia", after.mediaId);
  }
  return read(`api/media?${query}`);
}

export function readState({ provider, mediaId }: MediaKey): Promise<StateOfMedia> {
  return read(`api/media/state?${new URLSearchParams({ provider, mediaId })}`);
}
