/**
 * The entry point for media states: their shape, and the function that folds events into them.
 *
 * @module
 */
export type {
  Fact,
  MediaModeration,
  MediaState,
  MediaStatus,
  MediaTask,
  MediaThumbnail,
} from "./media-state.js";
export type { MediaKey, MediaRecord } from "./media-store.js";
