import type { MediaRules } from "../provider/media-rules.js";
import { contributionsOf } from "./contributions.js";
import { stampOf } from "./fact.js";
import { foldContribution } from "./fold-contribution.js";
import type { FoldableEvent } from "./foldable-event.js";
import { judgmentOf } from "./judgment.js";
import type { MediaState } from "./media-state.js";
import { statusOf } from "./media-status.js";
import type { MediaKey } from "./media-store.js";
import { withoutRemoved } from "./removal.js";
import { sameJson } from "./same-json.js";

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
  received: FoldableEvent,
  key: MediaKey,
  rules: MediaRules | undefined,
): MediaState {
  const { event } = received;
  const before = state ?? emptyState(key);
  const stamp = stampOf(received);
  const said = [
    ...contributionsOf(event, key.mediaId),
    judgmentOf(event, key.mediaId, rules),
  ].reduce((folded, each) => foldContribution(folded, each, stamp, rules), before);
  const folded = withoutRemoved(said, rules);
  return sameJson(folded, before) ? before : { ...folded, status: statusOf(folded) };
}

function emptyState({ provider, mediaId }: MediaKey): MediaState {
  return {
    version: 1,
    provider,
    mediaId,
    status: "pending",
    technical: {},
    renditions: {},
    thumbnails: {},
    captions: {},
    moderation: {},
    tasks: {},
    unknownEvents: [],
  };
}
