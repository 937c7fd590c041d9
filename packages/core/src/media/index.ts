/**
 * The entry point for media states: their shape, and the functions that fold events into them.
 *
 * @module
 */
export { applyEvent, type FoldableEvent } from "./apply-event.js";
export { foldEvents } from "./fold-events.js";
export { mediaKeysOf } from "./media-keys.js";
export type {
  Fact,
  MediaModeration,
  MediaState,
  MediaStatus,
  MediaTask,
  MediaThumbnail,
} from "./media-state.js";
export type { MediaKey, MediaRecord } from "./media-store.js";
