import type { Clock } from "@vod-events/core";

/** An output stream. */
export interface Output {
  /** Calls `done` when the text was written, or with an error when it cannot be. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
  /** Whether the stream is a terminal. */
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal in characters. */
  readonly columns?: number | undefined;
}

/** The streams and environment of a command; `process` fits. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The base of relative paths. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** Default: the system clock. */
  readonly clock?: Clock | undefined;
  /** Asks a question on the terminal. Only "yes" counts as agreement. Absent without a terminal. */
  confirm?(question: string): Promise<boolean>;
  /**
   * Called by a long-running command. From then on, signals that would end the process call `stop` instead. Absent
   * when there are no signals.
   */
  holdOpen?(stop: () => void): void;
}
