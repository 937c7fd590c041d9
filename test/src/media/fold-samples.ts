import { foldEvents, type MediaState } from "@vod-events/core/media";
import type { MediaRules, VodEvent } from "@vod-events/core/provider";
import { timeOf } from "./sample-events.js";

/** Rules like those of a cloud, where a rendition makes a media ready. */
export const sampleRules: MediaRules = {
  ready: [{ type: "media.transcoded" }],
  failed: [{ type: "workflow.completed" }],
  deletedParts: {
    original: { removes: "source" },
    renditions: { removes: "renditions", adaptive: false },
    playlists: { removes: "renditions", adaptive: true },
    publications: { removes: "nothing" },
  },
};

/** Returns an event that happens at a second. */
export function at<Event extends VodEvent>(second: number, event: Event): Event {
  return { ...event, time: timeOf(second), id: `${event.id}:${second}` };
}

/** Folds events, received in their order, into the state of `media-1`. */
export function stateOf(
  events: readonly VodEvent[],
  rules: MediaRules | undefined = sampleRules,
  mediaId = "media-1",
): MediaState {
  const received = events.map((event, second) => ({ event, receivedAt: new Date(timeOf(second)) }));
  const states = foldEvents(received, () => rules);
  const state = states.find((each) => each.mediaId === mediaId);
  if (state === undefined) throw new Error(`There is no state of ${mediaId}.`);
  return state;
}
