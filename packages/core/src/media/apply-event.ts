import type { VodEvent } from "../event/event.js";
import type { MediaRules } from "../provider/media-rules.js";
import type { MediaState } from "./media-state.js";
import type { MediaKey } from "./media-store.js";

/** An event to fold, and the time of its receipt. */
export interface FoldableEvent {
  readonly event: VodEvent;
  readonly receivedAt: Date;
}

/**
 * Folds an event into the state of a media that it concerns. Returns the same object when nothing changed. The same
 * events give the same state in any order and number.
 *
 * @param state the state so far; `undefined` before the first event
 * @param key the media, one of `mediaKeysOf(event)`
 * @param rules the rules of the event's provider; `undefined` when it has none
 */
export function applyEvent(
  state: MediaState | undefined,
  { event, receivedAt }: FoldableEvent,
  key: MediaKey,
  rules: MediaRules | undefined,
): MediaState {
  const before = state ?? emptyState(key);
  const stamp = { eventId: event.id, at: event.time ?? receivedAt.toISOString() };
  const ready = rules?.ready.some(({ type }) => type === event.type) ?? false;
  if (event.type === "media.deleted" && event.data.parts === "all")
    return { ...before, status: "deleted", deleted: { value: true, ...stamp } };
  if (before.status === "deleted") return before;
  if (ready && event.outcome === "succeeded")
    return { ...before, status: "ready", ready: { value: true, ...stamp } };
  if (event.type === "media.uploaded" && before.status === "pending")
    return { ...before, status: "uploaded" };
  return before;
}

function emptyState({ provider, mediaId }: MediaKey): MediaState {
  return {
    version: 1,
    provider,
    mediaId,
    status: "pending",
    renditions: {},
    thumbnails: {},
    captions: {},
    moderation: {},
    tasks: {},
    unknownEvents: [],
  };
}
