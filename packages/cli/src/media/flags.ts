/** The options of all subcommands of `vod-events media`. */
export interface MediaFlags {
  /** The address of the inbox. */
  readonly inbox: string;
  readonly config?: string;
  /** Whether to print JSON lines. Default: unless the output is a terminal. */
  readonly json?: boolean;
}

/** The options of a subcommand that may select a provider. */
export interface ProviderFlags extends MediaFlags {
  /** The adapter's id; absent for all installed adapters. */
  readonly provider?: string;
}
