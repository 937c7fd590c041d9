import type { MediaChange, MediaStates } from "@vod-events/core";
import type { Fact, MediaFact } from "./facts.js";
import type { Log } from "./log.js";

/** Records the changes of media states. Returns a function that ends the recording. */
export function recordMedia<Content>(
  media: Pick<MediaStates, "on" | "off">,
  log: Log<Content>,
  now: () => number,
): () => void {
  const observe = ({ state }: MediaChange) =>
    log.add((number): Fact => ({ kind: "media", number, ...listedMedia(state, now()) }));
  media.on("changed", observe);
  return () => void media.off("changed", observe);
}

/** The longest name of a media in a list. */
const longestName = 200;

/** Returns a media as it is listed. */
export function listedMedia(
  { provider, mediaId, status, name }: MediaChange["state"],
  at: number,
): Omit<MediaFact, "kind" | "number"> {
  return {
    ...{ at, provider, mediaId, status },
    ...(name !== undefined && { name: name.value.slice(0, longestName) }),
  };
}
