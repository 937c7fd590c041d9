import type { Clock } from "@vod-events/core";

/** A stream that a command prints to. */
export interface Output {
  /** Calls `done` once the text was taken, with an error where it never will be. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
  /** Whether somebody watches it, rather than a file or another command. */
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal in characters. */
  readonly columns?: number | undefined;
}

/** What a command finds around it; `process` is one. */
export interface Shell {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that paths start from. Default: that of the process. */
  readonly cwd?: string | undefined;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Asks whoever watches; anything but a yes is a no. Absent where nobody can be asked. */
  confirm?(question: string): Promise<boolean>;
  /**
   * Called by a command that runs until it is told to stop, and has something to bring to an end then: from
   * now on what would end the process calls `stop` instead. Absent where nobody tells it to.
   */
  holdOpen?(stop: () => void): void;
}
