import { compareTexts } from "./fact.js";
import type { MediaState } from "./media-state.js";

/** The maximum number of ids that are kept. */
const maxUnknownEvents = 100;

/** Adds the id of an event that changes nothing else. The first ids in sorted order are kept. */
export function withUnknownEvent(state: MediaState, eventId: string): MediaState {
  const ids = new Set(state.unknownEvents).add(eventId);
  const unknownEvents = [...ids].sort(compareTexts).slice(0, maxUnknownEvents);
  return { ...state, unknownEvents };
}
