/** The address of a provider's API. */
export interface ApiAddress {
  /** An http(s) URL without a path. */
  readonly endpoint: URL;
  /** The host of the cloud's own API; `undefined` for another endpoint, such as a simulator or a proxy. */
  readonly cloudHost: string | undefined;
}
