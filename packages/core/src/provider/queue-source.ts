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

/** A message from a queue. */
export interface QueueItem {
  /** The receipt handle for a confirm. It is valid for this pull only and does not identify the event. */
  readonly handle: string;
  /** The message as JSON, in the format of a callback body; its text when it is not JSON. */
  readonly json: unknown;
  /** The end of this message's lease, when the provider sends it. Default: `limits.leaseSeconds` after the pull. */
  readonly leasedUntil?: Date;
}

/** The handles that a confirm did not remove from the queue. */
export interface ConfirmResult {
  readonly failed: readonly string[];
}

/**
 * A provider's event queue. Each method is one native call, without retries, loops or batching. Errors are
 * `VodError`s.
 */
export interface QueueSource {
  readonly limits: QueueLimits;
  /** The address of the queue in the provider's callback config; absent when the provider has one queue only. */
  readonly address?: string;
  /** Pulls messages. Waits as long as the provider holds the call; resolves to an empty list when there are none. */
  pull(signal: AbortSignal): Promise<readonly QueueItem[]>;
  /**
   * Removes pulled messages from the queue: at most `limits.handlesPerConfirm`. Resolves to nothing when all were
   * removed. Rejects when the call fails as a whole.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a queue without partial failures returns nothing.
  confirm(handles: readonly string[], signal?: AbortSignal): Promise<ConfirmResult | void>;
}
