import { VodError } from "../errors/vod-error.js";
import type { MediaState } from "../media/media-state.js";
import { listMedia } from "./list-media.js";
import { checkCondition } from "./media-condition.js";
import type { MediaReader } from "./media-states.js";
import { MediaWaiters, type WaitersContext } from "./media-waiters.js";

export interface ReaderContext extends WaitersContext {
  /** Ends all waits. */
  readonly closing: AbortSignal;
  /** Returns the provider of a wait by its id, or the default one. Throws for an unknown id. */
  providerOf(id: string | undefined): string;
}

/** A reader, and the function that tells its waits about a change. */
export interface ObservedReader extends MediaReader {
  changed(state: MediaState): void;
}

const maxTimeoutSeconds = 30 * 24 * 3600;

/** Creates a reader of a store. */
export function createMediaReader(context: ReaderContext): ObservedReader {
  const { store, closing, providerOf } = context;
  const waiters = new MediaWaiters(context);
  const end = () => waiters.end(new VodError("stopped", "The application was stopped."));
  closing.addEventListener("abort", end, { once: true });

  return {
    async get(provider, mediaId) {
      const [record] = await store.read([{ provider, mediaId }]);
      return record?.state;
    },
    list: (filter = {}) => listMedia(store, filter),
    async waitFor(mediaId, condition, { provider, timeoutSeconds = 300, signal } = {}) {
      checkCondition(condition);
      if (!(timeoutSeconds > 0 && timeoutSeconds <= maxTimeoutSeconds)) {
        const message = "waitFor.timeoutSeconds: must be a number above 0, up to 30 days";
        throw new VodError("config_invalid", message);
      }
      const key = { provider: providerOf(provider), mediaId };
      return waiters.wait({ key, condition, timeoutSeconds, signal });
    },
    changed: (state) => waiters.changed(state),
  };
}
