import type { MediaKey } from "../media/media-store.js";

/** Returns a text that identifies a media in maps. */
export function keyText({ provider, mediaId }: MediaKey): string {
  return `${provider}\u0000${mediaId}`;
}
