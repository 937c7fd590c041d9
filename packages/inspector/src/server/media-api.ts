import type { MediaStates } from "@vod-events/core";
import type { MediaCursor } from "@vod-events/core/inbox";
import { type MediaStatus, moderationOf } from "@vod-events/core/media";
import type { Log } from "../recording/log.js";
import { listedMedia } from "../recording/record-media.js";
import { json, refusal } from "./answers.js";

/** The number of media of a page. */
const pageSize = 50;

const statuses: readonly MediaStatus[] = ["pending", "uploaded", "ready", "failed", "deleted"];

/**
 * Answers a page of media, the cursor of the next one, and the number of the last fact before the page was read: later
 * facts may tell of changes that the page does not have.
 */
export async function listMedia<Content>(
  media: MediaStates,
  log: Log<Content>,
  query: URLSearchParams,
): Promise<Response> {
  const status = statuses.find((known) => known === query.get("state"));
  if (status === undefined && query.get("state")) return refusal(400, "The filter is invalid.");
  const provider = query.get("provider") || undefined;
  const { last } = log;
  const { records, next } = await media.list({
    ...{ status, provider, after: cursorIn(query), limit: pageSize },
  });
  const listed = records.map(({ state, changedAt }) => listedMedia(state, changedAt.getTime()));
  const cursor = next && { ...next, changedAt: next.changedAt.getTime() };
  return json({ media: listed, number: last, ...(cursor && { next: cursor }) });
}

/** Answers the state of a media and its current verdict; neither when no event mentions the media. */
export async function showMedia(media: MediaStates, query: URLSearchParams): Promise<Response> {
  const state = await media.get(query.get("provider") ?? "", query.get("mediaId") ?? "");
  return json(state === undefined ? {} : { state, verdict: moderationOf(state) });
}

function cursorIn(query: URLSearchParams): MediaCursor | undefined {
  const provider = query.get("afterProvider");
  const mediaId = query.get("afterMedia");
  const at = Number(query.get("afterTime") ?? Number.NaN);
  if (provider === null || mediaId === null || !Number.isSafeInteger(at)) return undefined;
  return { provider, mediaId, changedAt: new Date(at) };
}
