/** The limits of a cloud's event queue; core batches and times by them. */
export interface QueueLimits {
  /** The most events that one pull returns. */
  readonly eventsPerPull: number;
  /** The most handles that one confirm takes. */
  readonly handlesPerConfirm: number;
  /** How long a pulled event is ours to confirm, before it is handed out again. */
  readonly leaseSeconds: number;
  /** How long the cloud holds a pull open while nothing waits. */
  readonly longPollSeconds: number;
  /** How many pulls may begin in a second. */
  readonly pullsPerSecond: number;
  /** How many confirms may begin in a second. */
  readonly confirmsPerSecond: number;
}

/** One event from a queue. */
export interface QueueItem {
  /** What a confirm names it by; good for this pull only, and no identity of the event. */
  readonly handle: string;
  /** The event as JSON, like the body of the callback that a push would have been. */
  readonly json: unknown;
}

/**
 * A cloud's event queue. One native call each: no retry, no loop, no batching. Errors are `VodError`s.
 */
export interface QueueSource {
  readonly limits: QueueLimits;
  /** Waits as long as the cloud holds the call; resolves to no items where nothing came. */
  pull(signal: AbortSignal): Promise<readonly QueueItem[]>;
  /** Takes pulled events off the queue: at most `limits.handlesPerConfirm`. */
  confirm(handles: readonly string[], signal?: AbortSignal): Promise<void>;
}
