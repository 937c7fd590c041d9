import type { MediaRules } from "../provider/media-rules.js";
import { applyEvent } from "./apply-event.js";
import type { FoldableEvent } from "./foldable-event.js";
import { textOfKey } from "./media-filter.js";
import { mediaKeysOf } from "./media-keys.js";
import type { MediaState } from "./media-state.js";

/**
 * Folds events into the states of all media that they concern, in the order of their first event.
 *
 * @param rulesOf returns the rules of a provider by its id; `undefined` when it has none
 */
export function foldEvents(
  events: Iterable<FoldableEvent>,
  rulesOf: (provider: string) => MediaRules | undefined,
): readonly MediaState[] {
  const states = new Map<string, MediaState>();
  for (const received of events) {
    const { event } = received;
    for (const key of mediaKeysOf(event)) {
      const text = textOfKey(key);
      states.set(text, applyEvent(states.get(text), received, key, rulesOf(event.provider)));
    }
  }
  return [...states.values()];
}
