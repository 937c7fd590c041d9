import { isVodError, VodError } from "../errors/vod-error.js";
import { applyEvent } from "../media/apply-event.js";
import type { FoldableEvent } from "../media/foldable-event.js";
import { mediaKeysOf } from "../media/media-keys.js";
import type { MediaState } from "../media/media-state.js";
import type { MediaKey, MediaRecord, MediaStore, MediaWrite } from "../media/media-store.js";
import type { Clock, Random } from "../primitives/clock.js";
import { type Backoff, backoffMs } from "../primitives/retry.js";
import { yieldToEventLoop } from "../primitives/yield-to-event-loop.js";
import type { MediaRules } from "../provider/media-rules.js";
import { keyText } from "./media-key.js";
import type { MediaChange } from "./media-states.js";

export interface ProjectorContext {
  readonly store: MediaStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Returns the rules of a provider by its id; `undefined` when it has none. */
  rulesOf(provider: string): MediaRules | undefined;
  /** Called after a change is stored. */
  onChange(change: MediaChange): void;
}

/** An event on its way into the states of its media. */
interface Projected {
  readonly received: FoldableEvent;
  /** The number of its media that are not stored yet. */
  open: number;
  resolve(): void;
  reject(reason: unknown): void;
}

/** The events to fold into one media. */
interface Fold {
  readonly key: MediaKey;
  readonly events: Projected[];
  /** How often another process changed the state between read and write. */
  conflicts: number;
}

/** A fold after its read. */
interface FoldedMedia {
  readonly fold: Fold;
  readonly expectedVersion: number;
  readonly changes: readonly MediaChange[];
}

/** The maximum number of media in one read and one write. */
const atOnce = 500;
const maxConflicts = 10;
const backoff: Backoff = { baseMs: 5, capMs: 200 };

/**
 * Folds events into stored states. The events of a few event-loop ticks share one read and one write on a condition. A
 * state that does not change is not written.
 */
export class MediaProjector {
  readonly #context: ProjectorContext;
  readonly #folds = new Map<string, Fold>();
  #running = false;

  constructor(context: ProjectorContext) {
    this.#context = context;
  }

  /**
   * Resolves when the states of all media of an event are stored. Rejects with a `VodError` when the store fails, or
   * with `inbox_unavailable` when other processes changed a state on each attempt. A repetition changes nothing twice.
   */
  project(received: FoldableEvent): Promise<void> {
    const keys = mediaKeysOf(received.event);
    if (keys.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const projected = { received, open: keys.length, resolve, reject };
      for (const key of keys) this.#add({ key, events: [projected], conflicts: 0 });
      if (!this.#running) void this.#run();
    });
  }

  #add({ key, events, conflicts }: Fold): void {
    const text = keyText(key);
    const fold = this.#folds.get(text) ?? { key, events: [], conflicts: 0 };
    fold.events.push(...events);
    fold.conflicts = Math.max(fold.conflicts, conflicts);
    this.#folds.set(text, fold);
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#folds.size > 0) {
      await yieldToEventLoop();
      const batch = [...this.#folds.values()].slice(0, atOnce);
      for (const { key } of batch) this.#folds.delete(keyText(key));
      const conflicts = await this.#store(batch);
      if (conflicts > 0) await this.#backOff(conflicts);
    }
    this.#running = false;
  }

  async #backOff(conflicts: number): Promise<void> {
    const { clock, random } = this.#context;
    await clock.sleep(backoffMs(conflicts, backoff, random));
  }

  /**
   * Stores folds and returns the maximum number of conflicts of one of them. A permanent error may concern a single
   * state, such as one that is too large, so the folds are then stored one by one.
   */
  async #store(folds: readonly Fold[]): Promise<number> {
    try {
      return await this.#write(await this.#read(folds));
    } catch (error) {
      const isTemporary = isVodError(error) && error.retryable;
      if (folds.length === 1 || isTemporary) {
        for (const { reject } of folds.flatMap(({ events }) => events)) reject(error);
        return 0;
      }
    }
    let conflicts = 0;
    for (const fold of folds) conflicts = Math.max(conflicts, await this.#store([fold]));
    return conflicts;
  }

  async #read(folds: readonly Fold[]): Promise<readonly FoldedMedia[]> {
    const records = await this.#context.store.read(folds.map(({ key }) => key));
    return folds.map((fold, index) => this.#fold(fold, records[index]));
  }

  /** Folds the events of a media. An event that cannot be folded fails alone. */
  #fold(fold: Fold, record: MediaRecord | undefined): FoldedMedia {
    const changes: MediaChange[] = [];
    let previous: MediaState | undefined = record?.state;
    for (const { received, reject } of fold.events) {
      try {
        const rules = this.#context.rulesOf(received.event.provider);
        const state = applyEvent(previous, received, fold.key, rules);
        if (state === previous) continue;
        const { event } = received;
        changes.push(previous === undefined ? { state, event } : { state, previous, event });
        previous = state;
      } catch (error) {
        reject(error);
      }
    }
    return { fold, expectedVersion: record?.version ?? 0, changes };
  }

  async #write(folded: readonly FoldedMedia[]): Promise<number> {
    const changed = folded.filter(({ changes }) => changes.length > 0);
    const changedAt = new Date(this.#context.clock.now());
    const writes = changed.flatMap(({ changes, expectedVersion }): readonly MediaWrite[] => {
      const state = changes.at(-1)?.state;
      return state === undefined ? [] : [{ state, expectedVersion, changedAt }];
    });
    const written = writes.length === 0 ? [] : await this.#context.store.write(writes);
    const conflicting = new Set(changed.filter((_, index) => written[index] !== true));
    for (const media of folded) if (!conflicting.has(media)) this.#end(media);
    return Math.max(0, ...[...conflicting].map(({ fold }) => this.#repeat(fold)));
  }

  #end({ fold, changes }: FoldedMedia): void {
    for (const change of changes) this.#context.onChange(change);
    for (const projected of fold.events) {
      projected.open -= 1;
      if (projected.open === 0) projected.resolve();
    }
  }

  /** Repeats a fold with the state of another process. Returns the number of its conflicts. */
  #repeat({ key, events, conflicts: before }: Fold): number {
    const conflicts = before + 1;
    if (conflicts < maxConflicts) {
      this.#add({ key, events, conflicts });
      return conflicts;
    }
    const message = `Other processes changed the state of the media on each of ${maxConflicts} attempts.`;
    const error = new VodError("inbox_unavailable", message, { provider: key.provider });
    for (const { reject } of events) reject(error);
    return 0;
  }
}
