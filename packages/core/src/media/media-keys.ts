import type { VodEvent } from "../event/event.js";
import type { MediaKey } from "./media-store.js";

/**
 * Returns the media that an event concerns: its own media, and the media that its task made. Empty when the event
 * names no media.
 */
export function mediaKeysOf(event: VodEvent): readonly MediaKey[] {
  const ids = new Set([event.mediaId, ...outputIds(event)]);
  return [...ids].flatMap((mediaId) =>
    mediaId === undefined ? [] : [{ provider: event.provider, mediaId }],
  );
}

function outputIds(event: VodEvent): readonly (string | undefined)[] {
  switch (event.type) {
    case "media.transcoded":
      return [event.data.rendition.newMediaId];
    case "edit.completed":
    case "enhancement.completed":
    case "generation.completed":
      return event.data.outputs.map(({ mediaId }) => mediaId);
    default:
      return [];
  }
}
