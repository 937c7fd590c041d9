import type { Clock } from "../primitives/clock.js";
import type { MediaRules } from "../provider/media-rules.js";

/** The options of {@link rebuildMedia}. */
export interface RebuildOptions {
  /** Returns the rules of a provider by its id; `undefined` when it has none. */
  rulesOf(provider: string): MediaRules | undefined;
  /** Whether all states are deleted first. Default false. */
  readonly reset?: boolean | undefined;
  /** Called after each page with the number of entries that are read. */
  readonly onProgress?: ((entries: number) => void) | undefined;
  /** Ends the rebuild after the current page. */
  readonly signal?: AbortSignal | undefined;
  /** Default: the system clock. */
  readonly clock?: Clock | undefined;
}

/** The result of {@link rebuildMedia}. */
export interface RebuildResult {
  /** The number of entries that were read. */
  readonly entries: number;
  /** The number of events that were folded. */
  readonly folded: number;
  /** The number of states that changed, counted once for each event. */
  readonly changes: number;
  /**
   * The number of events that were left out because they were running and their bodies are not authenticated. After a
   * `reset`, repeat the rebuild without it when they are done.
   */
  readonly running: number;
}
