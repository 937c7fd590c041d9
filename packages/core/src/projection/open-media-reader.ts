import { VodError } from "../errors/vod-error.js";
import type { MediaStore } from "../media/media-store.js";
import { type Clock, systemClock } from "../primitives/clock.js";
import { createMediaReader } from "./create-media-reader.js";
import type { MediaReader } from "./media-states.js";

/** The options of {@link openMediaReader}. */
export interface MediaReaderOptions {
  /** Default: the system clock. */
  readonly clock?: Clock | undefined;
  /** Called when the store fails while waits read it. They read it again. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A reader of a store. */
export interface OpenMediaReader extends MediaReader {
  /** Ends all waits. The store stays open. */
  close(): void;
}

const pollMs = 1000;

/** Reads the media states of a store without an application, such as in a tool. `waitFor` requires `provider`. */
export function openMediaReader(
  store: MediaStore,
  { clock = systemClock, onError }: MediaReaderOptions = {},
): OpenMediaReader {
  const closing = new AbortController();
  const { get, list, waitFor } = createMediaReader({
    ...{ store, clock, pollMs, closing: closing.signal },
    onError: (error) => onError?.(error),
    providerOf(id) {
      if (id !== undefined) return id;
      throw new VodError("config_invalid", "waitFor.provider: missing");
    },
  });
  return { get, list, waitFor, close: () => closing.abort() };
}
