/** The options of every call to a provider's API. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
