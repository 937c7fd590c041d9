/** The options of the subcommands of `vod-events inbox` that use one inbox. */
export interface InboxFlags {
  /** The address of the inbox. */
  readonly inbox: string;
  /** Whether to print JSON. Default: unless the output is a terminal. */
  readonly json?: boolean;
}
