/**
 * Asks a provider's API which media do not exist, and makes the native events that the callbacks of their deletions
 * would have been. It has no policy: core chooses the media, limits the rate, and repeats a failed read.
 */
export interface DeletionSource {
  /** The documented maximum number of media of a call. */
  readonly mediaPerCall: number;
  /** The options that decide which media the API shows, such as its credentials, for messages. */
  readonly scopedBy: readonly string[];
  /** Makes one API call about distinct media, at most `mediaPerCall`. Rejects with a `VodError`. */
  read(mediaIds: readonly string[], signal?: AbortSignal): Promise<DeletionPage>;
}

/** What an API says about media. A media that it does not mention is in neither list. */
export interface DeletionPage {
  /** The deletions of the media that do not exist: deliveries as JSON values, as those of a `ReconciliationPage`. */
  readonly events: readonly unknown[];
  /** The ids of the media that the API shows. They prove that it shows the media of this application. */
  readonly existing: readonly string[];
}
