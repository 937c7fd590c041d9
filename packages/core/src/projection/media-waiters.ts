import { VodError } from "../errors/vod-error.js";
import { textOfKey } from "../media/media-filter.js";
import type { MediaState } from "../media/media-state.js";
import type { MediaKey, MediaStore } from "../media/media-store.js";
import { AbortListeners } from "../primitives/abort-listeners.js";
import type { Clock } from "../primitives/clock.js";
import { SteadyClock } from "../primitives/steady-clock.js";
import { yieldToEventLoop } from "../primitives/yield-to-event-loop.js";
import { holds } from "./media-condition.js";
import type { MediaCondition } from "./media-states.js";

export interface WaitersContext {
  readonly store: MediaStore;
  readonly clock: Clock;
  /** Called when the store fails. The waits read it again at the next poll. */
  onError(error: unknown): void;
  readonly pollMs: number;
}

/** One wait. */
export interface WaitRequest {
  readonly key: MediaKey;
  readonly condition: MediaCondition;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal | undefined;
}

interface Waiter extends WaitRequest {
  /** When the wait times out. */
  readonly at: number;
  readonly abort: () => void;
  resolve(state: MediaState): void;
  reject(reason: unknown): void;
}

/** A media and those who wait for it. */
interface WaitedMedia {
  readonly key: MediaKey;
  readonly waiters: Set<Waiter>;
}

/** The maximum number of states in one read. */
const readAtOnce = 500;

/**
 * Waits for states. All waits share one timer, which keeps the process alive, and are read together: when they begin,
 * on a notification of the store, and at each poll.
 */
export class MediaWaiters {
  readonly #context: WaitersContext;
  readonly #media = new Map<string, WaitedMedia>();
  readonly #waiting = new Set<Waiter>();
  readonly #aborts = new AbortListeners();
  /** The media to read next, by key. */
  readonly #unread = new Map<string, WaitedMedia>();
  #reading = false;
  #subscribed = false;
  #ended: { readonly reason: unknown } | undefined;
  /** Ends the sleep of the timer. */
  #alarm: AbortController | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  readonly #clock: SteadyClock;

  constructor(context: WaitersContext) {
    this.#context = context;
    this.#clock = new SteadyClock(context.clock);
  }

  wait(request: WaitRequest): Promise<MediaState> {
    const { key, signal, timeoutSeconds } = request;
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended.reason);
      if (signal?.aborted) return reject(signal.reason);
      const at = this.#clock.now() + timeoutSeconds * 1000;
      const abort = () => {
        this.#remove(waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter = { ...request, at, abort, resolve, reject };
      const media = this.#media.get(textOfKey(key)) ?? { key, waiters: new Set() };
      this.#media.set(textOfKey(key), media);
      media.waiters.add(waiter);
      this.#waiting.add(waiter);
      if (signal !== undefined) this.#aborts.add(signal, abort);
      this.#unread.set(textOfKey(key), media);
      void this.#read();
      void this.#subscribe();
      if (this.#alarm === undefined) void this.#watch();
      else if (at < this.#wakesAt) this.#alarm.abort();
    });
  }

  /** Checks the waits for a media with a new state. */
  changed(state: MediaState): void {
    const media = this.#media.get(textOfKey(state));
    if (media !== undefined) this.#check([...media.waiters], state);
  }

  /** Rejects all waits, also later ones. */
  end(reason: unknown): void {
    this.#ended = { reason };
    for (const waiter of this.#waiting) {
      this.#remove(waiter);
      waiter.reject(reason);
    }
  }

  #check(waiters: readonly Waiter[], state: MediaState): void {
    for (const waiter of waiters) {
      if (!this.#waiting.has(waiter)) continue;
      try {
        if (!holds(waiter.condition, state)) continue;
        waiter.resolve(state);
      } catch (error) {
        waiter.reject(error);
      }
      this.#remove(waiter);
    }
  }

  #remove(waiter: Waiter): void {
    const { key, signal, abort } = waiter;
    const text = textOfKey(key);
    const media = this.#media.get(text);
    media?.waiters.delete(waiter);
    if (media?.waiters.size === 0) {
      this.#media.delete(text);
      this.#unread.delete(text);
    }
    this.#waiting.delete(waiter);
    if (signal !== undefined) this.#aborts.remove(signal, abort);
    if (this.#media.size === 0) this.#alarm?.abort();
  }

  /** Expires waits and polls, as long as there are any. */
  async #watch(): Promise<void> {
    const { clock, pollMs } = this.#context;
    let pollAt = this.#clock.now() + pollMs;
    for (this.#alarm = new AbortController(); this.#media.size > 0; ) {
      const now = this.#clock.now();
      const next = this.#expire(now);
      if (next === undefined) break;
      if (now >= pollAt) {
        pollAt = now + pollMs;
        this.#readAll();
      }
      this.#wakesAt = Math.min(pollAt, next);
      await clock.sleep(this.#wakesAt - now, this.#alarm.signal).catch(() => {
        this.#alarm = new AbortController();
      });
    }
    this.#alarm = undefined;
  }

  /** Ends the waits whose time has passed. Returns the time of the next one. */
  #expire(now: number): number | undefined {
    let next: number | undefined;
    for (const waiter of this.#waiting) {
      const { at, timeoutSeconds, condition, key } = waiter;
      if (at > now) {
        next = Math.min(next ?? at, at);
        continue;
      }
      this.#remove(waiter);
      const wanted = typeof condition === "string" ? `not ${condition}` : "not as expected";
      const message = `The media is ${wanted} after ${timeoutSeconds} s.`;
      waiter.reject(new VodError("wait_timeout", message, { provider: key.provider }));
    }
    return next;
  }

  /** Changes before the subscription are read after it. */
  async #subscribe(): Promise<void> {
    const { store, onError } = this.#context;
    if (this.#subscribed || store.subscribe === undefined) return;
    this.#subscribed = true;
    try {
      await store.subscribe((keys) =>
        keys === undefined ? this.#readAll() : this.#readKeys(keys),
      );
      this.#readAll();
    } catch (error) {
      this.#subscribed = false;
      onError(error);
    }
  }

  #readAll(): void {
    for (const [text, media] of this.#media) this.#unread.set(text, media);
    void this.#read();
  }

  #readKeys(keys: readonly MediaKey[]): void {
    for (const text of keys.map(textOfKey)) {
      const media = this.#media.get(text);
      if (media !== undefined) this.#unread.set(text, media);
    }
    void this.#read();
  }

  /** Reads the unread media. After a failure, the next poll reads them. */
  async #read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    await yieldToEventLoop();
    try {
      while (this.#unread.size > 0) await this.#readSome();
    } catch (error) {
      if (this.#ended === undefined) this.#context.onError(error);
    } finally {
      this.#reading = false;
    }
  }

  /** A state is checked only against the waits that began before it was read. */
  async #readSome(): Promise<void> {
    const batch = [...this.#unread].slice(0, readAtOnce);
    for (const [text] of batch) this.#unread.delete(text);
    const waiting = batch.map(([, { waiters }]) => [...waiters]);
    const records = await this.#context.store.read(batch.map(([, { key }]) => key));
    for (const [index, record] of records.entries()) {
      if (record !== undefined) this.#check(waiting[index] ?? [], record.state);
    }
  }
}
