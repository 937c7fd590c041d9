/**
 * The entry point for media states: their shape, and the functions that fold events into them.
 *
 * @module
 */
export { applyEvent } from "./apply-event.js";
export { contributedFacts, type FactGroup } from "./contributions.js";
export { foldEvents } from "./fold-events.js";
export type { FoldableEvent } from "./foldable-event.js";
export { mediaKeysOf } from "./media-keys.js";
export type * from "./media-state.js";
export type { MediaKey, MediaRecord } from "./media-store.js";
export { moderationOf } from "./moderation.js";
export { readMediaState } from "./read-media-state.js";
