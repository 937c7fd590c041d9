import { EventEmitter } from "eventemitter3";
import type { Report } from "../diagnostics/diagnostics.js";
import { callListener } from "../errors/call-listener.js";
import type { FoldableEvent } from "../media/foldable-event.js";
import type { Random } from "../primitives/clock.js";
import { repeat } from "../primitives/repeat.js";
import type { MediaRules } from "../provider/media-rules.js";
import { createMediaReader, type ReaderContext } from "./create-media-reader.js";
import type { MediaSettings } from "./media-options.js";
import type { MediaProjector } from "./media-projector.js";
import type { MediaChange, MediaListener, MediaStates } from "./media-states.js";

export interface ProjectionContext extends Omit<ReaderContext, "pollMs" | "onError"> {
  readonly report: Report;
  readonly settings: MediaSettings;
  readonly random: Random;
  /** Returns the rules of a provider by its id; `undefined` when it has none. */
  rulesOf(provider: string): MediaRules | undefined;
}

/** Keeps the states of an application's media. */
export interface Projection {
  readonly states: MediaStates;
  /** Folds an event into the states of its media; see `MediaProjector`. */
  project(received: FoldableEvent): Promise<void>;
  /** Deletes the states of media that were deleted long ago, until the application stops. */
  start(): Promise<void>;
  /** Resolves when the retention has ended, after the application stops. */
  ended(): Promise<void>;
}

const pruneEveryMs = 3_600_000;

/** Creates a projection. What it needs to fold is loaded late, because few applications need it. */
export function createProjection(context: ProjectionContext): Projection {
  const { store, clock, report, closing, settings } = context;
  const onError = (error: unknown) => void report("inbox_failed", { error });
  const reader = createMediaReader({ ...context, onError, pollMs: settings.pollMs });
  const emitter = new EventEmitter<{ changed: MediaListener }>();
  let retention: Promise<void> | undefined;

  function onChange(change: MediaChange): void {
    for (const listener of emitter.listeners("changed")) {
      callListener('A listener of the media event "changed"', listener, change);
    }
    reader.changed(change.state);
  }

  async function load(): Promise<MediaProjector> {
    const { MediaProjector } = await import("./media-projector.js");
    return new MediaProjector({ ...context, onChange });
  }

  async function prune(): Promise<void> {
    const changedBefore = new Date(clock.now() - settings.keepDeletedMs);
    await store.delete({ statuses: ["deleted"], changedBefore }).catch(onError);
  }

  const projector = load();
  // An error rejects `project` and `start`.
  projector.catch(() => {});
  const states: MediaStates = {
    enabled: true,
    get: reader.get,
    list: reader.list,
    waitFor: reader.waitFor,
    on(name, listener) {
      emitter.on(name, listener);
      return states;
    },
    off(name, listener) {
      emitter.off(name, listener);
      return states;
    },
  };

  return {
    states,
    async project(received) {
      await (await projector).project(received);
    },
    async start() {
      retention ??= repeat(prune, pruneEveryMs, clock, closing);
      await projector;
    },
    async ended() {
      await retention;
    },
  };
}
