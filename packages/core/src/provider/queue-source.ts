/** The limits of a provider's event queue. Core batches and limits its rate by them. */
export interface QueueLimits {
  /** The maximum number of events per pull. */
  readonly eventsPerPull: number;
  /** The maximum number of handles per confirm. */
  readonly handlesPerConfirm: number;
  /** How long a pulled event can be confirmed before it is redelivered (the visibility timeout). */
  readonly leaseSeconds: number;
  /** How long a pull waits on the server when the queue is empty. */
  readonly longPollSeconds: number;
  /** The maximum number of pulls per second. */
  readonly pullsPerSecond: number;
  /** The maximum number of confirms per second. */
  readonly confirmsPerSecond: number;
}

/** An event from a queue. */
export interface QueueItem {
  /** The receipt handle for a confirm. It is valid for this pull only and does not identify the event. */
  readonly handle: string;
  /** The event as JSON, in the format of a callback body. */
  readonly json: unknown;
}

/**
 * A provider's event queue. Each method is one native call, without retries, loops or batching. Errors are
 * `VodError`s.
 */
export interface QueueSource {
  readonly limits: QueueLimits;
  /** Pulls events. Waits as long as the provider holds the call; resolves to an empty list when there are none. */
  pull(signal: AbortSignal): Promise<readonly QueueItem[]>;
  /** Removes pulled events from the queue: at most `limits.handlesPerConfirm`. */
  confirm(handles: readonly string[], signal?: AbortSignal): Promise<void>;
}
