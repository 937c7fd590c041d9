import type { VodEvent } from "../event/event.js";
import type { MediaState, MediaStatus } from "../media/media-state.js";
import type { MediaCursor, MediaRecord } from "../media/media-store.js";

/** Reads media states and waits for them. Calls reject with a `VodError` when the store fails. */
export interface MediaReader {
  /** Returns the state of a media; `undefined` when no event mentions it. `provider` is the adapter's id. */
  get(provider: string, mediaId: string): Promise<MediaState | undefined>;
  /** Lists states, last changed first. */
  list(filter?: MediaListFilter): Promise<MediaPage>;
  /**
   * Waits until a condition holds and resolves with the state. Resolves at once when it holds already. A media that no
   * event mentions yet is waited for.
   *
   * @throws VodError `media_failed` with the failure; `media_deleted`; `wait_timeout`; `stopped` when the application
   * stops; `config_invalid` for an invalid argument. Throws the reason of an aborted signal, and what a predicate throws
   */
  waitFor(mediaId: string, condition: MediaCondition, options?: WaitOptions): Promise<MediaState>;
}

/** The media states of an application. */
export interface MediaStates extends MediaReader {
  /** Whether the option `media` is set. Without it, every call fails with `config_invalid`. */
  readonly enabled: boolean;
  /**
   * Registers a listener for changes, called after the change is stored and before the event's handlers run. Each change
   * is emitted once, in the process that made it, and lost if that process is killed. Listeners are not awaited.
   */
  on(name: "changed", listener: MediaListener): MediaStates;
  /** Removes a listener. */
  off(name: "changed", listener: MediaListener): MediaStates;
}

/** Called with a change. An error of a listener is a process warning. */
export type MediaListener = (change: MediaChange) => unknown;

/** A changed state. */
export interface MediaChange {
  readonly state: MediaState;
  /** The state before; absent for the first event of a media. */
  readonly previous?: MediaState;
  /** The event that changed the state. */
  readonly event: VodEvent;
}

/** The conditions with a name. */
export type NamedMediaCondition = "uploaded" | "ready" | "moderated" | "deleted";

/**
 * What `waitFor` waits for:
 *
 * - `uploaded`: the file exists
 * - `ready`: the media can be played, by the rules of its provider
 * - `moderated`: there is a verdict of a moderation
 * - `deleted`: the whole media was deleted
 * - a predicate, which is called with each known state
 *
 * A failed media that does not meet the condition ends every wait except that for `deleted`, and a deleted media ends
 * all of them.
 */
export type MediaCondition = NamedMediaCondition | ((state: MediaState) => boolean);

/** The options of {@link MediaReader.waitFor}. */
export interface WaitOptions {
  /** The adapter's id. Default: the selected provider. */
  readonly provider?: string | undefined;
  /** The maximum wait. Default 300. */
  readonly timeoutSeconds?: number | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
}

/** Selects states. Absent fields match everything. */
export interface MediaListFilter {
  /** The adapter's id. */
  readonly provider?: string | undefined;
  readonly status?: MediaStatus | readonly MediaStatus[] | undefined;
  /** Changed at or after. */
  readonly since?: Date | undefined;
  /** `next` of the previous page. */
  readonly after?: MediaCursor | undefined;
  /** The maximum number of states in a page, up to 1000. Default 100. */
  readonly limit?: number | undefined;
}

/** A page of states. */
export interface MediaPage {
  readonly records: readonly MediaRecord[];
  /** Where the next page continues; absent after the last state. */
  readonly next?: MediaCursor;
}
